import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeUtf8, decodeXml, encodeBase64, encodeUtf8 } from './decode-text';

describe('decoding', () => {
  it('keeps the byte order mark and line endings', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a]);
    const text = decodeUtf8(bytes);
    expect(text).toBe('\uFEFFa\r\n');
    expect(encodeUtf8(text ?? '')).toEqual(bytes);
  });

  it('tells bytes that are no UTF-8', () => {
    expect(decodeUtf8(new Uint8Array([0x61, 0xff]))).toBeUndefined();
    expect(decodeXml(new Uint8Array([0x3c, 0x61, 0xe9, 0x2f, 0x3e]))).toBeUndefined();
  });

  it('reads XML in the encoding that it names', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\u00e9</a>', 'latin1');
    expect(decodeXml(latin)).toContain('caf\u00e9');
    expect(decodeXml(Buffer.from('\uFEFF<a>\u00e9</a>', 'utf16le'))).toBe('\uFEFF<a>\u00e9</a>');
    expect(decodeXml(Buffer.from('<?xml version="1.0" encoding="no-such-thing"?><a/>'))).toBeUndefined();
  });

  it('writes any bytes as base64 and back', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
  });
});

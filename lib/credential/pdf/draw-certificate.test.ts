import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { loadCertificateFaces } from '@/lib/fonts';
import { type CertificateContent, drawCertificate } from '.';
import { drawQrCode } from './draw-qr-code';

const english: CertificateContent = {
  organizationName: 'Example School',
  title: 'Certificate of completion',
  lead: 'This is to certify that',
  learnerName: 'Zoë Ångström-Nguyễn',
  link: 'has completed the course',
  courseTitle: 'Introduction to Computing',
  details: ['CS101', '92 %', '20 November 2026'],
  signatories: [{ name: 'Grace Hopper', lines: ['Course team'] }],
  verifyLabel: 'Verify this certificate',
  verifyUrl: 'https://learn.example.org/certificates/cert_01JD',
  language: 'en',
  direction: 'ltr',
  issuedAt: new Date('2026-11-20T10:00:00Z'),
};
const names = {
  Arabic: 'محمد بن موسى الخوارزمي',
  Hebrew: 'דוד בן־גוריון',
  Cyrillic: 'Иван Тургенев',
  Greek: 'Ελένη Παπαδοπούλου',
  Devanagari: 'क्षत्रिय शर्मा',
  Bengali: 'রবীন্দ্রনাথ ঠাকুর',
  Tamil: 'சுப்பிரமணியம்',
  Thai: 'สมชาย ใจดี',
  Armenian: 'Արամ Խաչատրյան',
  Georgian: 'შოთა რუსთაველი',
  'Han, simplified': '王小明',
  'Han, traditional': '鄭麗君',
  kana: 'さくら・タナカ',
  Hangul: '김철수',
  Vietnamese: 'Nguyễn Thị Minh Khai',
};
/** One pixel of PNG. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function draw(changes: Partial<CertificateContent>) {
  const content = { ...english, ...changes };
  const texts = Object.values(content).flatMap((value) => (typeof value === 'string' ? [value] : []));
  const signed = content.signatories.flatMap(({ name, lines }) => [name, ...lines]);
  return await drawCertificate(content, await loadCertificateFaces([...texts, ...content.details, ...signed]));
}

const escapes = new Map([...'()\\'].map((sign) => [sign.charCodeAt(0), sign]));
for (const [sign, letter] of Object.entries({ '\b': 'b', '\t': 't', '\n': 'n', '\f': 'f', '\r': 'r' }))
  escapes.set(sign.charCodeAt(0), letter);

/** How a PDF writes text outside of its pages: UTF-16, and with a backslash what would end it or be a control. */
const written = (text: string) =>
  Buffer.concat(
    [...Buffer.from(text, 'utf16le').swap16()].map((byte) => {
      const escaped = escapes.get(byte);
      return escaped ? Buffer.from(`\\${escaped}`) : Buffer.from([byte]);
    }),
  );

/** How many curves are drawn as such on the pages: letters of embedded faces are none. */
function countCurves(bytes: Uint8Array): number {
  const streams = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/\/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g);
  const texts = [...streams].map(([, packed = '']) => inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'));
  return texts.join('\n').match(/ [cv]$/gm)?.length ?? 0;
}

describe('a certificate', { timeout: 60_000 }, () => {
  it('is one page of A4, the same bytes every time, with its faces inside', async () => {
    const { bytes, missing } = await draw({});
    expect(missing).toBe('');
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7/);
    expect(text).toContain('/MediaBox [0 0 841.89 595.28]');
    expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    for (const face of ['Newsreader-Regular', 'Newsreader-Italic', 'Inter-Regular']) expect(text).toContain(face);
    expect(text).toContain('/S /Document');
    expect(text).toContain(`/Alt (${english.verifyUrl})`);
    expect(bytes.length).toBeLessThan(60_000);
    expect(countCurves(bytes)).toBe(0);
    expect(Buffer.from((await draw({})).bytes).equals(bytes)).toBe(true);
  });

  it('has names in every script that a face is there for, drawn and to be read aloud', async () => {
    const { bytes, missing } = await draw({ signatories: [{ name: 'Ada', lines: Object.values(names) }] });
    expect(missing).toBe('');
    expect(countCurves(bytes)).toBeGreaterThan(1000);
    const pdf = Buffer.from(bytes);
    expect(Object.entries(names).filter(([, name]) => !pdf.includes(written(name)))).toEqual([]);
  });

  it('says which letters of a script without a face are not on it', async () => {
    expect((await draw({ learnerName: 'Abebe አበበ' })).missing).toBe('አበበ');
  });

  it('takes long texts, images, and no signatories', async () => {
    const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis '.repeat(6).trim();
    const changes = { learnerName: long, courseTitle: long, organizationName: long, direction: 'rtl' } as const;
    expect((await draw({ ...changes, logo: pixel, signatories: [] })).missing).toBe('');
    expect((await draw({ signatories: [{ name: long, lines: [long], image: pixel }] })).missing).toBe('');
  });
});

it('has a code that a scanner reads as the address', () => {
  const [size, quiet] = [400, 40];
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  const paper = {
    rect: (x: number, y: number, width: number, height: number) => {
      for (let row = Math.round(y); row < Math.round(y + height); row += 1) {
        for (let column = Math.round(x); column < Math.round(x + width); column += 1)
          pixels.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
      }
    },
    fill: () => undefined,
  };
  drawQrCode(paper, english.verifyUrl, { x: quiet, y: quiet, size: size - 2 * quiet, color: '#000' });
  expect(jsQR(pixels, size, size)?.data).toBe(english.verifyUrl);
});

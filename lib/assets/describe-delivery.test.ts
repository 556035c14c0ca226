import { describe, expect, it } from 'vitest';
import type { ManifestFile } from '@/db/courseware';
import { describeDelivery } from './describe-delivery';

const file = (changes: Partial<ManifestFile> = {}): ManifestFile => ({
  path: 'notes/page.html',
  hash: 'abc123'.repeat(10).padEnd(64, '0'),
  bytes: 10,
  contentType: 'text/html',
  displayName: 'page.html',
  isLocked: false,
  place: 'static',
  ...changes,
});
const plain = { destination: null, version: null };

describe('describeDelivery', () => {
  it.each([
    'text/html',
    'application/xhtml+xml',
    'text/javascript',
    'application/xml',
    'application/octet-stream',
    'x',
  ])('makes %s a download when somebody opens it', (contentType) => {
    const headers = describeDelivery(file({ contentType }), { destination: 'document', version: null });
    expect(headers['content-disposition']).toMatch(/^attachment; /);
    expect(headers['content-security-policy']).toBe('sandbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('shows a PDF as a PDF, and as nothing else, without the sandbox that leaves readers of some browsers empty', () => {
    const headers = describeDelivery(file({ contentType: 'application/pdf' }), plain);
    expect(headers['content-disposition']).toMatch(/^inline; /);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('content-security-policy');
  });

  it.each(['image/png', 'image/svg+xml', 'video/mp4', 'text/plain'])('shows %s', (contentType) => {
    const headers = describeDelivery(file({ contentType }), plain);
    expect(headers['content-disposition']).toMatch(/^inline; /);
    expect(headers['content-security-policy']).toBe('sandbox');
  });

  it('lets a framed page run its scripts in an origin of its own', () => {
    const headers = describeDelivery(file(), { destination: 'iframe', version: null });
    expect(headers['content-disposition']).toMatch(/^inline; /);
    expect(headers['content-security-policy']).toContain('sandbox allow-scripts');
    expect(headers['content-security-policy']).not.toContain('allow-same-origin');
    expect(headers.vary).toBe('Sec-Fetch-Dest');
  });

  it('keeps a locked file out of every cache, whatever the address says', () => {
    const locked = file({ isLocked: true });
    const headers = describeDelivery(locked, { destination: null, version: locked.hash });
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('lets an open file be kept, for ever where the address carries its hash', () => {
    expect(describeDelivery(file(), plain)['cache-control']).toMatch(/^public, max-age=300/);
    const version = file().hash.slice(0, 12);
    expect(describeDelivery(file(), { destination: null, version })['cache-control']).toContain('immutable');
    expect(describeDelivery(file(), { destination: null, version: 'a' })['cache-control']).not.toContain('immutable');
    expect(describeDelivery(file(), { destination: null, version: 'f'.repeat(64) })['cache-control']).not.toContain(
      'immutable',
    );
  });

  it('names a file safely in any language', () => {
    const headers = describeDelivery(file({ path: 'a/Grüße "1".pdf', contentType: 'application/pdf' }), plain);
    expect(headers['content-disposition']).toBe(
      `inline; filename="Gr__e _1_.pdf"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.pdf`,
    );
  });

  it('says which alphabet text is in', () => {
    expect(describeDelivery(file({ contentType: 'text/css' }), plain)['content-type']).toBe('text/css; charset=utf-8');
    expect(describeDelivery(file({ contentType: 'image/png' }), plain)['content-type']).toBe('image/png');
    for (const hidden of [
      'TEXT/HTML; charset=utf-7',
      'text/html;charset="UTF-7"',
      'text/html; charset=x-unicode20-utf-7',
    ]) {
      expect(describeDelivery(file({ contentType: hidden }), plain)['content-type']).toMatch(
        /^text\/html; charset=utf-8$/i,
      );
    }
    const latin = 'text/plain; charset=iso-8859-1';
    expect(describeDelivery(file({ contentType: latin }), plain)['content-type']).toBe(latin);
  });
});

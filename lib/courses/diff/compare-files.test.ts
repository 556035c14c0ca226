import { expect, it } from 'vitest';
import type { ManifestFile } from '@/db/courseware';
import { compareFiles } from './compare-files';

const file = (path: string, more: Partial<ManifestFile> = {}): ManifestFile => ({
  path,
  hash: path.padEnd(64, '0'),
  bytes: 3,
  contentType: 'text/plain',
  displayName: path,
  isLocked: false,
  place: 'static',
  ...more,
});

it('tells files that came, went and changed, each place for itself', () => {
  const before = { files: [file('a'), file('b'), file('same'), file('x', { place: 'unknown' })] };
  const after = { files: [file('b', { bytes: 5, isLocked: true }), file('c'), file('same'), file('x')] };
  const brief = ({ path, hash, bytes, place }: ManifestFile) => ({ path, hash, bytes, place });
  expect(compareFiles(before, after)).toEqual({
    added: [brief(file('c')), brief(file('x'))],
    removed: [brief(file('a')), brief(file('x', { place: 'unknown' }))],
    changed: [
      {
        path: 'b',
        place: 'static',
        fields: [
          { field: 'bytes', before: 3, after: 5 },
          { field: 'isLocked', before: false, after: true },
        ],
      },
    ],
  });
});

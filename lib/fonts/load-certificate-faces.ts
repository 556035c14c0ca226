import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { CertificateFace, FaceStyle } from '@/lib/credential/pdf';
import { unpackWoff } from './unpack-woff';

interface Package {
  readonly style: FaceStyle;
  readonly name: string;
  /** The file of one of the parts that a package cuts its letters into. */
  readonly file: (part: string) => string;
}

const fixed = (style: FaceStyle, family: string, slant: string): Package => ({
  style,
  name: `@fontsource/${family}`,
  file: (part) => `${family}-${part}-400-${slant}.woff`,
});
const fallback = (family: string): Package => ({
  style: 'fallback',
  name: `@fontsource-variable/${family}`,
  file: (part) => `${family}-${part}-wght-normal.woff2`,
});

/** In the order of preference. Han is drawn with the simplified face, which has the traditional and Japanese forms too. */
const packages: readonly Package[] = [
  fixed('serif', 'newsreader', 'normal'),
  fixed('serif-italic', 'newsreader', 'italic'),
  fixed('sans', 'inter', 'normal'),
  ...['serif', 'naskh-arabic', 'serif-hebrew', 'serif-devanagari', 'serif-bengali', 'serif-tamil', 'serif-thai']
    .concat('serif-armenian', 'serif-georgian', 'serif-sc', 'serif-kr')
    .map((family) => fallback(`noto-${family}`)),
];

/**
 * The font files that texts need, out of the packages that Lectern comes with: the house's faces and, for letters that
 * these lack, faces of other scripts. `modules` is the folder of the packages.
 */
export async function loadCertificateFaces(
  texts: readonly string[],
  modules: string = join(process.cwd(), 'node_modules'),
): Promise<readonly CertificateFace[]> {
  const letters = [...new Set(texts.join(' '))].map((letter) => letter.codePointAt(0) ?? 0);
  const serif = (await Promise.all(packages.filter(isSerif).map(findParts))).flat();
  // The ranges of the large packages promise letters that another package has: all of them are asked for all letters.
  const foreign = letters.filter((letter) => !serif.some(({ covers }) => covers(letter)));
  const faces = await Promise.all(
    packages.map(async (one) => {
      const asked = one.style === 'fallback' ? foreign : letters;
      const parts = asked.length > 0 ? (await findParts(one)).filter(({ covers }) => asked.some(covers)) : [];
      return await Promise.all(parts.map(async ({ path }) => ({ style: one.style, bytes: await readKept(path) })));
    }),
  );
  return faces.flat();

  function findParts({ name, file }: Package) {
    // Which of them an image needs, next.config.ts says.
    return readParts(join(/* turbopackIgnore: true */ modules, name), file);
  }
}

/** Files stay in memory while they are in use: a face that was opened before need not be opened again. */
const kept = new LRUCache<string, Buffer>({ max: 100 });
async function readKept(path: string): Promise<Buffer> {
  const bytes = kept.get(path) ?? (await readFace(path));
  kept.set(path, bytes);
  return bytes;
}

async function readFace(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  return path.endsWith('.woff') ? unpackWoff(bytes) : bytes;
}

const isSerif = ({ style }: Package) => style === 'serif';

/** The parts of a package and which letters each has, as `unicode.json` beside the files says. */
async function readParts(folder: string, file: Package['file']) {
  const written: Record<string, string> = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8'));
  return Object.entries(written).map(([part, text]) => {
    const ranges = text.split(',').map((range) =>
      range
        .slice(2)
        .split('-')
        .map((digits) => Number.parseInt(digits, 16)),
    );
    return {
      path: join(folder, 'files', file(part.replace(/^\[(\d+)\]$/, '$1'))),
      covers: (codePoint: number) => ranges.some(([from = -1, to = from]) => codePoint >= from && codePoint <= to),
    };
  });
}

import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const pack = promisify(brotliCompress);

/** Text that browsers load: pictures and fonts are packed in themselves. */
const packable = /\.(?:js|css|svg|json|txt)$/;

/**
 * Packs the files of a folder by brotli (RFC 7932), each beside itself as `NAME.br` where that is smaller: once for a build and as small as
 * can be, instead of for each new reader.
 */
export async function packFiles(folder: string): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => packable.test(path));
  await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(folder, path));
      const packed = await pack(bytes);
      if (packed.length < bytes.length) await writeFile(join(folder, `${path}.br`), packed);
    }),
  );
}

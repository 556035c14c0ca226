// Next.js writes a chunk anew for each page that begins it, word for word the same: a copy becomes a line that leads to the first.
// `fold-chunks.mjs FOLDER`, the `server/chunks` of a build. Without this the module for workerd is four times as large.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const folder = process.argv[2];
const worthFoldingBytes = 1000;
const ownMap = /\n?\/\/# sourceMappingURL=\S+\s*$/;

const first = new Map();
let saved = 0;
for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !entry.name.endsWith('.js') || entry.name.startsWith('[turbopack]')) continue;
  const text = readFileSync(path, 'utf8').replace(ownMap, '');
  if (text.length < worthFoldingBytes) continue;
  const key = createHash('sha256').update(text).digest('hex');
  const original = first.get(key);
  if (!original) {
    first.set(key, path);
    continue;
  }
  const way = relative(dirname(path), original);
  writeFileSync(path, `module.exports=require(${JSON.stringify(way.startsWith('.') ? way : `./${way}`)});\n`);
  saved += text.length;
}
process.stdout.write(`${(saved / 1024 / 1024).toFixed(1)} MiB of copies\n`);

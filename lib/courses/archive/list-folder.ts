import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { device, type Intake, link } from './intake';

/** What version control keeps beside the course. */
const versionControl = new Set(['.git', '.hg', '.svn']);

/** Lists the files of a folder into the intake; their bytes stay where they are. */
export async function listFolder(folder: string, intake: Intake, below = ''): Promise<void> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isSymbolicLink()) throw link(path);
    if (entry.isDirectory()) {
      if (versionControl.has(entry.name)) continue;
      intake.addFolder(path);
      await listFolder(folder, intake, path);
    } else if (entry.isFile()) {
      intake.addFile(path, { offset: 0, bytes: (await stat(join(folder, path))).size });
    } else {
      throw device(path);
    }
  }
}

/** How a listed file is opened: a link that took its place meanwhile is not followed. */
export const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW;

export async function* readFileChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, openFlags);
  try {
    for await (const chunk of handle.createReadStream({ highWaterMark: 1_000_000 })) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } finally {
    await handle.close().catch(() => {});
  }
}

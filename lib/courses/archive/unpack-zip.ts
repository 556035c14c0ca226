import { stat } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { invalid } from '@/lib/errors';
import { asFailure, checkExpansion, device, type Intake, link, tooLarge } from './intake';
import type { ArchiveLimits } from './limits';
import type { SpoolFile } from './spool-file';
import type { Progress } from './unpack-tar';

const fileKind = 0o170000;
const kinds = { none: 0, folder: 0o040000, file: 0o100000, link: 0o120000 };

/** Unpacks a zip file into the spool. */
export async function unpackZip(
  path: string,
  intake: Intake,
  spool: SpoolFile,
  limits: ArchiveLimits,
  progress: Progress,
): Promise<void> {
  const packedBytes = (await stat(path)).size;
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    for await (const entry of zip.eachEntry()) {
      const kind = (entry.externalFileAttributes >>> 16) & fileKind;
      if (kind === kinds.link) throw link(entry.fileName);
      if (!Object.values(kinds).includes(kind)) throw device(entry.fileName);
      if (entry.fileName.endsWith('/')) {
        intake.addFolder(entry.fileName);
      } else {
        checkExpansion(packedBytes, spool.bytes + entry.uncompressedSize, limits);
        intake.addFile(entry.fileName, { offset: spool.bytes, bytes: entry.uncompressedSize });
        await unpackEntry(zip, entry, spool, limits);
      }
      progress(zip.entriesRead, zip.entryCount);
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip?.close();
  }
  await spool.flush();
}

async function unpackEntry(zip: ZipFile, entry: Entry, spool: SpoolFile, limits: ArchiveLimits): Promise<void> {
  if (entry.isEncrypted()) throw invalid('archive.encrypted', `The archive is encrypted: ${entry.fileName}`);
  const before = spool.bytes;
  const content = await zip.openReadStreamPromise(entry);
  try {
    for await (const chunk of content) {
      if (!(chunk instanceof Uint8Array)) continue;
      if (spool.bytes + chunk.length > limits.maxBytes) throw tooLarge(limits);
      await spool.append(chunk);
    }
  } finally {
    content.destroy();
  }
  if (spool.bytes - before !== entry.uncompressedSize)
    throw new Error(`${entry.fileName} has another size than the archive says`);
}

/** The library checks names itself, in words of its own. */
function asRefusal(error: unknown): Error {
  const reason = error instanceof Error ? error.message : '';
  const isPath = /^(?:absolute path|invalid relative path|invalid characters in fileName): /.test(reason);
  return isPath
    ? invalid('archive.path-escape', `A path leads out of the archive: ${reason.slice(0, 200)}`)
    : asFailure(error);
}

import { closeSync, openSync, readFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { invalid } from '@/lib/errors';
import type { OlxFiles } from '@/lib/olx/model';
import { findRoot } from './find-root';
import { Intake, type StoredFile } from './intake';
import { type ArchiveLimits, archiveLimits } from './limits';
import { listFolder, openFlags, readFileChunks } from './list-folder';
import { SpoolFile } from './spool-file';
import { type Progress, unpackTar } from './unpack-tar';
import { unpackZip } from './unpack-zip';

/** The files of a course with what is needed to move large ones. */
export interface CourseFiles extends OlxFiles {
  /** Bytes of a file; undefined where there is none. */
  size(path: string): number | undefined;
  /** The content of a file piece by piece. */
  chunks(path: string): AsyncIterable<Uint8Array>;
}

export interface OpenedArchive {
  readonly files: CourseFiles;
  /** The folder of the archive that holds the course, with `/` at its end; empty for the archive itself. */
  readonly root: string;
  /** Lets go of all that was unpacked; nothing may be read afterwards. */
  close(): Promise<void>;
}

export interface OpenArchiveOptions {
  readonly limits?: ArchiveLimits;
  readonly progress?: Progress;
}

interface Content {
  read(path: string, file: StoredFile): Uint8Array;
  chunks(path: string, file: StoredFile): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens a course archive: a `.tar.gz`, `.tar`, `.zip` (told apart by their content) or a folder. Everything is unpacked to one private
 * temporary file, with limits; on an error nothing is left behind.
 *
 * @throws Invalid `archive.missing`, `archive.unknown-format`, `archive.broken`, `archive.encrypted`, `archive.path-escape`,
 *   `archive.path-too-long`, `archive.too-deep`, `archive.link`, `archive.device`, `archive.duplicate`, `archive.too-large`,
 *   `archive.too-many-files`, `archive.expansion`
 */
export async function openArchive(path: string, options: OpenArchiveOptions = {}): Promise<OpenedArchive> {
  const { limits = archiveLimits, progress = () => {} } = options;
  const kind = await findKind(path);
  const intake = new Intake(limits);
  if (kind === 'folder') {
    await listFolder(path, intake);
    return archiveOf(intake, folderContent(path));
  }
  const spool = await SpoolFile.create();
  try {
    if (kind === 'zip') await unpackZip(path, intake, spool, limits, progress);
    else await unpackTar(path, kind === 'tar.gz', intake, spool, limits, progress);
  } catch (error) {
    await spool.close();
    throw error;
  }
  return archiveOf(intake, spoolContent(spool));
}

function archiveOf(intake: Intake, content: Content): OpenedArchive {
  const root = findRoot(intake.files.keys());
  const files = new Map(
    [...intake.files].filter(([path]) => path.startsWith(root)).map(([path, file]) => [path.slice(root.length), file]),
  );
  return {
    root,
    files: {
      paths: [...files.keys()],
      size: (path) => files.get(path)?.bytes,
      read(path) {
        const file = files.get(path);
        return file === undefined ? undefined : content.read(root + path, file);
      },
      chunks(path) {
        const file = files.get(path);
        if (file === undefined) throw new Error(`The archive holds no ${path}`);
        return content.chunks(root + path, file);
      },
    },
    close: () => content.close(),
  };
}

function folderContent(folder: string): Content {
  return {
    read(path) {
      const handle = openSync(join(folder, path), openFlags);
      try {
        return readFileSync(handle);
      } finally {
        closeSync(handle);
      }
    },
    chunks: (path) => readFileChunks(join(folder, path)),
    close: async () => {},
  };
}

const chunkBytes = 1_000_000;

function spoolContent(spool: SpoolFile): Content {
  return {
    read: (_path, { offset, bytes }) => spool.read(offset, bytes),
    async *chunks(_path, { offset, bytes }) {
      for (let at = 0; at < bytes; at += chunkBytes) yield spool.read(offset + at, Math.min(chunkBytes, bytes - at));
    },
    close: () => spool.close(),
  };
}

async function findKind(path: string): Promise<'folder' | 'zip' | 'tar' | 'tar.gz'> {
  const info = await stat(path).catch((cause: unknown) => {
    throw invalid('archive.missing', `There is no file or folder ${path}.`, { cause });
  });
  if (info.isDirectory()) return 'folder';
  if (!info.isFile()) throw invalid('archive.missing', `${path} is neither a file nor a folder.`);
  const head = await readHead(path);
  if (head[0] === 0x1f && head[1] === 0x8b) return 'tar.gz';
  const letters = head.toString('latin1');
  if (letters.startsWith('PK\u0003\u0004') || letters.startsWith('PK\u0005\u0006')) return 'zip';
  if (letters.startsWith('ustar', 257)) return 'tar';
  throw invalid('archive.unknown-format', 'This is not a .tar.gz, .tar or .zip file.');
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

import { invalid, LecternError } from '@/lib/errors';
import type { ArchiveLimits } from './limits';

/** Where the bytes of a file stand. */
export interface StoredFile {
  readonly offset: number;
  readonly bytes: number;
}

/** Checks every entry of an archive before anything of it is used, and keeps the list of its files. */
export class Intake {
  readonly files = new Map<string, StoredFile>();
  private readonly folders = new Set<string>();
  private entries = 0;
  private bytes = 0;

  constructor(private readonly limits: ArchiveLimits) {}

  /** Takes a folder in; it only has to be harmless. */
  addFolder(name: string): void {
    this.count();
    const path = this.check(name.replace(/\/+$/, ''));
    if (path !== '' && this.files.has(path)) throw duplicate(path);
    this.noteFolders(`${path}/`);
  }

  /** Takes a file in. */
  addFile(name: string, file: StoredFile): void {
    this.count();
    const path = this.check(name);
    if (path === '') throw invalid('archive.path-escape', 'The archive holds a file without a name.');
    if (this.files.has(path) || this.folders.has(path)) throw duplicate(path);
    if (file.bytes > this.limits.maxFileBytes) {
      throw invalid(
        'archive.too-large',
        `${path} is larger than ${megabytes(this.limits.maxFileBytes)}, the most that one file may be.`,
      );
    }
    this.bytes += file.bytes;
    if (this.bytes > this.limits.maxBytes) throw tooLarge(this.limits);
    this.noteFolders(path);
    this.files.set(path, file);
  }

  private count(): void {
    this.entries += 1;
    if (this.entries > this.limits.maxEntries) {
      throw invalid(
        'archive.too-many-files',
        `The archive holds more than ${this.limits.maxEntries} files and folders.`,
      );
    }
  }

  private noteFolders(path: string): void {
    for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash);
      if (this.files.has(folder)) throw duplicate(folder);
      this.folders.add(folder);
    }
  }

  /** The path without `.` steps; refuses what leads out of the archive, is too deep or too long, or no name at all. */
  private check(name: string): string {
    const shown = name.slice(0, 200);
    if (name.length > this.limits.maxPathLength) {
      throw invalid(
        'archive.path-too-long',
        `A path is longer than ${this.limits.maxPathLength} characters: ${shown}…`,
      );
    }
    if (/^(?:[/\\]|[A-Za-z]:[/\\])/.test(name))
      throw invalid('archive.path-escape', `The archive holds an absolute path: ${shown}`);
    if (name.split(/[/\\]/).includes('..'))
      throw invalid('archive.path-escape', `A path leads out of the archive: ${shown}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\u0000-\u001f\u007f]/.test(name))
      throw invalid('archive.path-escape', 'A path of the archive holds control characters.');
    const steps = name.split('/').filter((step) => step !== '' && step !== '.');
    if (steps.length > this.limits.maxDepth) {
      throw invalid('archive.too-deep', `Folders are nested deeper than ${this.limits.maxDepth} levels: ${shown}`);
    }
    return steps.join('/');
  }
}

const duplicate = (path: string) => invalid('archive.duplicate', `The archive holds ${path} twice.`);

export function tooLarge({ maxBytes }: ArchiveLimits): LecternError {
  return invalid('archive.too-large', `Unpacked, the archive is larger than ${megabytes(maxBytes)}.`);
}

/** Refuses an archive that unpacks to far more than it is: a bomb. */
export function checkExpansion(packedBytes: number, unpackedBytes: number, limits: ArchiveLimits): void {
  if (unpackedBytes <= limits.freeBytes || unpackedBytes <= packedBytes * limits.maxExpansionRatio) return;
  throw invalid('archive.expansion', `The archive unpacks to more than ${limits.maxExpansionRatio} times its size.`);
}

export const link = (path: string) =>
  invalid('archive.link', `The archive holds a link, which Lectern does not follow: ${path.slice(0, 200)}`);

export const device = (path: string) =>
  invalid('archive.device', `The archive holds something that is neither a file nor a folder: ${path.slice(0, 200)}`);

/** Says why unpacking failed: the archive is to blame, unless a disk is (full, or broken). */
export function asFailure(error: unknown): Error {
  if (error instanceof LecternError || (error instanceof Error && 'syscall' in error)) return error;
  return broken(error);
}

function broken(cause: unknown): LecternError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return invalid('archive.broken', `The archive is damaged or incomplete${reason}.`, { cause });
}

const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;

import type { OlxFiles, Warning } from '@/lib/olx/model';
import { decodeUtf8 } from '@/lib/olx/xml/decode-text';

/** What the operating systems of authors leave in folders; Open edX skips the same. */
const litter = /(?:^|\/)(?:\._[^/]*|\.DS_Store|Thumbs\.db|[^/]*~)$/;

/** The files of one course while it is read: what was asked for, and what there is to say about it. */
export class Reading {
  /** In order, without the litter of operating systems. */
  readonly paths: readonly string[];
  readonly warnings: Warning[] = [];
  private readonly known: ReadonlySet<string>;
  private readonly taken = new Set<string>();

  constructor(private readonly files: OlxFiles) {
    this.paths = files.paths.filter((path) => !litter.test(path)).sort();
    this.known = new Set(this.paths);
  }

  has(path: string): boolean {
    return this.known.has(path);
  }

  bytes(path: string): Uint8Array | undefined {
    return this.known.has(path) ? this.files.read(path) : undefined;
  }

  /** The text of a file that is one of the course's documents, so that it is not counted among the unknown files. */
  document(path: string): string | undefined {
    const bytes = this.bytes(path);
    if (bytes === undefined) return undefined;
    const text = decodeUtf8(bytes);
    if (text === undefined)
      this.warn('not-utf8', path, null, 'This file is not UTF-8 text. It is kept as it is, but not used.');
    else this.take(path);
    return text;
  }

  /** Says that the place of this file in the course is known. */
  take(path: string): void {
    this.taken.add(path);
  }

  /** Takes that back. */
  leave(path: string): void {
    this.taken.delete(path);
  }

  /** Paths that nobody took. */
  untaken(): readonly string[] {
    return this.paths.filter((path) => !this.taken.has(path));
  }

  warn(code: string, path: string, line: number | null, message: string): void {
    this.warnings.push({ path, line, code, message });
  }
}

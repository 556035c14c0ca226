import { LecternError } from '@/lib/errors';
import type { OlxFiles, Warning } from '@/lib/olx/model';
import { decodeUtf8 } from '@/lib/olx/xml/decode-text';

/** What the operating systems of authors leave in folders; Open edX skips the same. */
const litter = /(?:^|\/)(?:\._[^/]*|\.DS_Store|Thumbs\.db|[^/]*~)$/;

/** A course that cannot be read at all, and where that is written. */
export class CourseRefusal extends LecternError {
  constructor(
    code: string,
    message: string,
    readonly path: string,
    readonly line: number | null = null,
  ) {
    super('Invalid', code, message);
  }
}

/** The files of one course while it is read: what was asked for, and what there is to say about it. */
export class Reading {
  /** In order, without the litter of operating systems. */
  readonly paths: readonly string[];
  readonly warnings: Warning[] = [];
  /** What was read as it was meant, and that a course team may want to know (see `docs/course-check.md`). */
  readonly notes: Warning[] = [];
  private readonly known: ReadonlySet<string>;
  private readonly taken = new Set<string>();
  private readonly readers = new Map<string, string>();
  private readonly bypassed = new Map<string, Warning>();

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

  note(code: string, path: string, line: number | null, message: string): void {
    this.notes.push({ path, line, code, message });
  }

  /** Notes who reads the body of a text: two blocks that share one may not be meant to. */
  noteReader(path: string, key: string): void {
    const first = this.readers.get(path);
    if (first === undefined) this.readers.set(path, key);
    else if (first !== key) this.note('shared-body', path, null, `${first} and ${key} show the same file.`);
  }

  /** Says why a file is not read although a block of its name stands elsewhere; told at the end, if nobody took the file. */
  bypass(path: string, why: Warning): void {
    if (!this.bypassed.has(path)) this.bypassed.set(path, why);
  }

  whyBypassed(path: string): Warning | undefined {
    return this.bypassed.get(path);
  }
}

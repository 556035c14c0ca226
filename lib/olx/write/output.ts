import type { Json, Settings } from '@/lib/olx/model';

export type FileContent = string | Uint8Array;

/** The files of an export while they are written. */
export class Output {
  readonly files = new Map<string, FileContent>();
  private readonly kept: Set<string>;

  constructor(unknownFiles: readonly string[]) {
    this.kept = new Set(unknownFiles);
  }

  /** Whether nothing else will stand at this path: neither a file of the layout nor one that is kept as it came. */
  isFree(path: string): boolean {
    return !this.files.has(path) && !this.kept.has(path);
  }

  /** Leaves a path without a file, because something says that there is none. */
  keepEmpty(path: string): void {
    this.kept.add(path);
  }

  write(path: string, content: FileContent): void {
    this.files.set(path, content);
  }

  writeJson(path: string, value: Json): void {
    this.files.set(path, `${JSON.stringify(sorted(value), null, 4)}\n`);
  }
}

/** Entries of a policy: settings that no attribute holds, by `type/id`. */
export class PolicyEntries {
  private readonly entries = new Map<string, Settings>();

  set(type: string, id: string, settings: Settings): void {
    if (Object.keys(settings).length > 0) this.entries.set(`${type}/${id}`, settings);
  }

  toJson(): { readonly [key: string]: Settings } {
    return Object.fromEntries(this.entries);
  }
}

/** The same value with the keys of its objects in order, so that the same course is the same bytes. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

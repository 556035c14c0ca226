import { formatBlockId } from '@/lib/olx/identity';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import { fallbackId, idFromName } from './name-block';
import type { XmlFile } from './read-xml-file';
import type { Reading } from './reading';

/** An element that asks for a name, and where it stands. */
export interface Claimant {
  readonly type: string;
  readonly name: string | undefined;
  readonly element: XmlElement;
  readonly file: XmlFile;
}

/** Who has which name in one tree: a name may mean only one block, and every block has a name. */
export class Names {
  /** By key: the exact text of an inline block, or the path of the file that holds it. */
  private readonly origins = new Map<string, string>();

  constructor(private readonly reading: Reading) {}

  has(key: string): boolean {
    return this.origins.has(key);
  }

  hold(key: string, origin: string): void {
    this.origins.set(key, origin);
  }

  release(key: string): void {
    this.origins.delete(key);
  }

  /**
   * The id of an inline block: its own name; the same id again where exactly the same text stands twice; else a name made from
   * its text.
   */
  claimInline(claimant: Claimant): string {
    const { type, name, element, file } = claimant;
    const text = file.text.slice(element.start, element.end);
    if (name !== undefined) {
      const id = idFromName(type, name);
      const origin = this.origins.get(formatBlockId({ type, id }));
      if (origin === undefined) this.warnOfBadName(claimant, id);
      if (origin === undefined || origin === text) {
        this.origins.set(formatBlockId({ type, id }), text);
        return id;
      }
    }
    const first = fallbackId(type, name, text);
    let id = first;
    for (let copy = 2; this.origins.has(formatBlockId({ type, id })); copy++) id = `${first}_${copy}`;
    this.origins.set(formatBlockId({ type, id }), text);
    const [code, message] =
      name === undefined
        ? ['missing-url-name', `This ${type} has no url_name; it is now called "${id}".`]
        : ['duplicate-id', `Another ${type} is already called "${name}"; this one is now called "${id}".`];
    this.reading.warn(code, file.path, element.line, message);
    return id;
  }

  warnOfBadName({ name, element, file }: Claimant, id: string): void {
    if (name === undefined || id === name) return;
    this.reading.warn(
      'bad-id',
      file.path,
      element.line,
      `"${name}" is no valid url_name; the block is now called "${id}".`,
    );
  }
}

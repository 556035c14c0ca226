/** A block that was copied, in this browser: it can be pasted in every course that the person may write. */
export interface CopiedBlock {
  readonly courseKey: string;
  /** `TYPE@ID`. */
  readonly block: string;
  readonly title: string;
}

const key = 'lectern-clipboard';

export function copyBlock(copied: CopiedBlock): void {
  try {
    localStorage.setItem(key, JSON.stringify(copied));
  } catch {
    // A browser that keeps nothing has no clipboard.
  }
}

export function readClipboard(): CopiedBlock | null {
  try {
    const copied: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isCopied(copied) ? copied : null;
  } catch {
    return null;
  }
}

const isCopied = (copied: unknown): copied is CopiedBlock =>
  typeof copied === 'object' &&
  copied !== null &&
  ['courseKey', 'block', 'title'].every((name) => typeof Reflect.get(copied, name) === 'string');

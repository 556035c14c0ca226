/** A run of HTML that is written as it stands: only KaTeX's output becomes one, and only `allowDangerousHtml` prints it. */
export interface Raw {
  type: 'raw';
  value: string;
}

declare module 'hast' {
  interface ElementContentMap {
    raw: Raw;
  }
  interface RootContentMap {
    raw: Raw;
  }
}

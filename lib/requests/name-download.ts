/**
 * The value of `Content-Disposition` (RFC 6266): whether a browser shows a file or saves it, and under which name, for browsers old and new.
 * A name may hold anything, half of a pair of surrogates too.
 *
 * @example nameDownload('attachment', 'Größe.csv') // `attachment; filename="Gr__e.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv`
 */
export function nameDownload(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words of a source as a reader meets them, for telling two versions apart: without tags, comments, scripts and styles, white
 * space in one piece. Not for showing as HTML. Pure.
 *
 * @example readSourceText('<p>One &amp; <b>two</b></p>') // 'One & two'
 */
export function readSourceText(source: string): string {
  return source
    .replace(/<!--.*?-->|<(script|style)\b.*?<\/\1\s*>/gis, ' ')
    .replace(/<\/?(?:a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u)\b[^<>]*>/gi, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

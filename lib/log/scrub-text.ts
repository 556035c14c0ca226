/** What must not be read in a log, by how it looks: mail addresses, network addresses, tokens. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>"'`(),;:=/]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi, '[mail]'],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*)+/g, '[token]'],
  [/\b(?:bearer|basic)\s+[\w+/=.-]+/gi, '[token]'],
  [/([a-z][\w+.-]*:\/\/)[^\s/@]+@/gi, '$1[login]@'],
  [/(?<![\w.])(?:::ffff:)?\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/gi, '[address]'],
  [
    /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?)(?![\w:])/gi,
    '[address]',
  ],
];
/** A hash names content, and ids are meant to be read; what else is long and mixed may open something. */
const opaque = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}(?![\w-])/g;
const hash = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|[a-z]{2,5}_[0-9A-Za-z]{26})$/;
const longest = 1000;

/** A text without mail addresses, network addresses and tokens, and no longer than a line should be. */
export function scrubText(text: string): string {
  let clean = text.slice(0, longest * 4);
  for (const [pattern, name] of replacements) {
    clean = clean.replace(pattern, name);
  }
  clean = clean.replace(opaque, (word) => (hash.test(word) ? word : '[token]'));
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}

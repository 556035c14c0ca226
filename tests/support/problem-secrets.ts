/**
 * What a problem's source holds that a learner may not see before its time, found without the code under test: by patterns over
 * the source text. Fair: what also stands in the part that everybody may read is no secret.
 */
export interface Secrets {
  /** Text of solutions, demand hints, scripts and answers: never before it was asked for and allowed. */
  readonly always: readonly string[];
  /** Text of hints that an answer may earn. */
  readonly untilEarned: readonly string[];
}

const earnedTags =
  'choicehint|compoundhint|optionhint|correcthint|stringequalhint|regexphint|hintpart|hintgroup|targetedfeedbackset';
const hiddenTags = `solution|solutionset|demandhint|script|answer|${earnedTags}`;
const element = (tags: string) => new RegExp(`<(${tags})\\b[^>]*?(?:/>|>([\\s\\S]*?)</\\1>)`, 'g');

export function secretsOf(source: string): Secrets {
  const visible = words(plain(source.replace(element(hiddenTags), ' ')));
  // A digit of a formula that everybody reads stands apart once the formula is typeset.
  const isSecret = (text: string) => text !== '' && !holds(visible, text) && !(isShort(text) && visible.includes(text));
  const inside = (tags: string) => [...source.matchAll(element(tags))].flatMap((match) => runs(match[2] ?? ''));
  return {
    always: [...inside('solution|demandhint'), ...codeOf(source), ...answersOf(source)].filter(isSecret),
    untilEarned: inside(earnedTags).filter(isSecret),
  };
}

/** Too short to be looked for anywhere but in the problem itself: titles and dates hold digits too. */
export const isShort = (secret: string): boolean => secret.length < 3;

/** Whether a text of the page gives a secret away: as whole words, in any case. */
export const holds = (text: string, secret: string): boolean => {
  const sought = words(secret);
  return sought !== ' ' && words(text).includes(sought);
};

/** Runs of prose between tags that are long enough to be somebody's sentence. */
const runs = (html: string): string[] =>
  html
    .split(/<[^>]*>/)
    .map((text) => plain(text))
    .filter((text) => text.length >= 12 && !/^explanation$/i.test(text));

const codeOf = (source: string): string[] =>
  [...source.matchAll(/<(script|answer)\b[^>]*>([\s\S]*?)<\/\1>/g)].flatMap((match) =>
    (match[2] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length >= 12),
  );

function answersOf(source: string): string[] {
  const found: string[] = [];
  for (const [, , attributes = ''] of source.matchAll(
    /<(numericalresponse|stringresponse|formularesponse|customresponse|symbolicresponse|additional_answer)\b([^>]*)>/g,
  )) {
    for (const [, , answer = ''] of attributes.matchAll(/\b(answer|expect)\s*=\s*"([^"]*)"/g)) {
      // A name of the author's script says nothing.
      found.push(plain(answer.startsWith('$') ? '' : answer));
    }
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const plain = (html: string): string =>
  html
    .replace(/<!\[CDATA\[|\]\]>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();

/** Words apart, so that `4` is not found in `42` nor in `4.5`. */
const words = (text: string): string =>
  ` ${plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.^*/+-]+/gu, ' ')
    .replace(/\.(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `;

const machineKeys = new Set([
  'block',
  'node',
  'inputId',
  'responseId',
  'name',
  'href',
  'src',
  'tag',
  'due',
  'at',
  'revision',
]);

/** Every text of a read model that a person can read, and the names of all of its fields. */
export function textsOf(value: unknown): { readonly texts: readonly string[]; readonly fields: ReadonlySet<string> } {
  const texts: string[] = [];
  const fields = new Set<string>();
  const visit = (part: unknown, key: string): void => {
    if (typeof part === 'string') {
      if (!machineKeys.has(key)) {
        texts.push(part);
      }
    } else if (Array.isArray(part)) {
      for (const item of part) {
        visit(item, key);
      }
    } else if (part !== null && typeof part === 'object') {
      for (const [name, item] of Object.entries(part)) {
        fields.add(name);
        visit(item, name);
      }
    }
  };
  visit(value, '');
  return { texts, fields };
}

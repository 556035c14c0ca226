const kinds = ['DateTimeFormat', 'NumberFormat', 'PluralRules', 'ListFormat', 'DisplayNames'] as const;
/** Readers name their own variety of a language and their zone: what they name is not kept without end. */
const mostKept = 500;

/**
 * From here on `new Intl.PluralRules(…)` and its like answer the same formatter for the same language and options. Making one costs some
 * fifty microseconds and using one hardly any; next-intl makes its own anew in every request and offers no way to hand it ours, which was
 * a twentieth of a page of questions. A formatter has nothing that could change, so nobody notices whom they share it with.
 */
export function rememberFormatters(): void {
  for (const kind of kinds) {
    const made = new Map<string, object>();
    const remembering: object = new Proxy(Intl[kind], {
      construct(original, given, newTarget): object {
        // A class that extends it gets objects of its own.
        if (newTarget !== remembering) return Reflect.construct(original, given, newTarget);
        const [languages, options] = given as readonly unknown[];
        const key = `${String(languages)} ${JSON.stringify(options)}`;
        const known = made.get(key);
        if (known) return known;
        const formatter: object = Reflect.construct(original, given);
        if (made.size >= mostKept) made.clear();
        made.set(key, formatter);
        return formatter;
      },
    });
    Object.defineProperty(Intl, kind, { value: remembering, writable: true, configurable: true });
  }
}

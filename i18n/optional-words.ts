type Translator<Key> = ((key: Key) => string) & { has(key: Key): boolean };

/**
 * The words for keys that are put together from data (the code of an error, the name of a field, a value of a setting), which the
 * compiler cannot know: undefined where there are none.
 */
export const optionalWords =
  <Key>(t: Translator<Key>) =>
  (name: string): string | undefined => {
    // `has` is asked before a message is read.
    const key = name as Key;
    return t.has(key) ? t(key) : undefined;
  };

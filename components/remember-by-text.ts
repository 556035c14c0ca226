/** So many characters of texts are remembered at most: then all are forgotten, and remembered anew. */
const mostCharacters = 4_000_000;

/**
 * A memory of what was made of texts, for what the server draws: many readers are sent the same text. A browser is sent each once and
 * remembers nothing. What was made is shared, so nobody may change it.
 */
export function rememberByText<Value>(): (text: string, make: () => Value) => Value {
  const known = new Map<string, Value>();
  let characters = 0;
  return (text, make) => {
    if (typeof window !== 'undefined') {
      return make();
    }
    const before = known.get(text);
    if (before !== undefined) {
      return before;
    }
    const made = make();
    if (text.length > mostCharacters) {
      return made;
    }
    if (characters + text.length > mostCharacters) {
      known.clear();
      characters = 0;
    }
    known.set(text, made);
    characters += text.length;
    return made;
  };
}

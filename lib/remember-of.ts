/**
 * Makes something of an object once and remembers it as long as the object lives: what a version of a course comes down to. What was made
 * is shared, so nobody may change it, and it may hold nothing of a request (docs/decisions/0025).
 */
export function rememberOf<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, { readonly made: Made }>();
  return (of) => {
    let entry = known.get(of);
    if (!entry) {
      entry = { made: make(of) };
      known.set(of, entry);
    }
    return entry.made;
  };
}

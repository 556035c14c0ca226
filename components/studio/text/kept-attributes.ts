/**
 * The attributes of an author's element, kept whatever they are. In the editor those that could mean something to the page around
 * it (ids, classes, addresses) stand under names of their own; `restoreAttributes` gives them back.
 */
export type Kept = Readonly<Record<string, string>>;

const prefix = 'data-kept-';
const disguised = new Set([
  'id',
  'class',
  'name',
  'src',
  'srcset',
  'usemap',
  'contenteditable',
  'draggable',
  'tabindex',
  'autofocus',
  'popover',
]);

export function keptOf(element: Element, except: readonly string[] = []): Kept {
  return Object.fromEntries(
    [...element.attributes].filter(({ name }) => !except.includes(name)).map(({ name, value }) => [name, value]),
  );
}

/** As they stand in the editor. */
export function disguise(kept: Kept): Record<string, string> {
  return Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [disguised.has(name) ? `${prefix}${name}` : name, value]),
  );
}

/** Gives every element below a node its own attributes back. */
export function restoreAttributes(node: ParentNode): void {
  for (const element of node.querySelectorAll('*')) {
    const attributes = [...element.attributes].map(({ name, value }) => ({ name, value }));
    const kept = new Set(
      attributes.filter(({ name }) => name.startsWith(prefix)).map(({ name }) => name.slice(prefix.length)),
    );
    if (kept.size === 0) {
      continue;
    }
    // In the order in which their author wrote them.
    for (const { name } of attributes) {
      element.removeAttribute(name);
    }
    for (const { name, value } of attributes.filter((attribute) => !kept.has(attribute.name))) {
      element.setAttribute(name.startsWith(prefix) ? name.slice(prefix.length) : name, value);
    }
  }
}

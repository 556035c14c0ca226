/** Something that the palette finds and opens. */
export interface PaletteItem {
  readonly kind: 'place' | 'action' | 'block' | 'file';
  readonly label: string;
  /** Where it stands, and what it is called in texts. */
  readonly detail: string;
  readonly href: string;
}

/** The items of the site's answer; what is none is left out. */
export function readPaletteItems(body: unknown): readonly PaletteItem[] {
  const items: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'items') : undefined;
  return Array.isArray(items) ? items.filter(isItem) : [];
}

function isItem(value: unknown): value is PaletteItem {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['kind', 'label', 'detail', 'href'].every((name) => typeof Reflect.get(value, name) === 'string')
  );
}

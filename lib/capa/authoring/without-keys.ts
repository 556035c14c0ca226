import type { Attributes } from './visual-model';

/** The attributes but for some, in their order. */
export function withoutKeys(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}

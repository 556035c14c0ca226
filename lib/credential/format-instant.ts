/** An instant as credentials write it, in whole seconds: the `nbf` of a signed credential must equal its `validFrom`. */
export function formatInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

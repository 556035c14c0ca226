/** The receipt in the site's answer to an upload; undefined where it holds none. */
export function receiptOf(body: unknown): string | undefined {
  const receipt: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'receipt') : undefined;
  return typeof receipt === 'string' ? receipt : undefined;
}

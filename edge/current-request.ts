/** What OpenNext keeps of the request that is being answered. */
export interface EdgeRequest {
  readonly env: { readonly ASSETS: { fetch(address: string): Promise<Response> } };
  /** One object for each request. */
  readonly ctx: object;
}

const contextKey = Symbol.for('__cloudflare-context__');

/** The request at hand. Throws outside one: sockets belong to the request that opened them. */
export function currentRequest(): EdgeRequest {
  const found: unknown = Reflect.get(globalThis, contextKey);
  if (!isEdgeRequest(found)) throw new Error('This needs a request at hand');
  return found;
}

function isEdgeRequest(value: unknown): value is EdgeRequest {
  return typeof value === 'object' && value !== null && 'ctx' in value && 'env' in value;
}

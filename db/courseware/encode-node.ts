import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical';
import type { NodeBody, NodeHash } from './model';

/** SHA-256 of text (as UTF-8) or bytes, 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The stored text of a node and the hash that names it. A field that is absent and one that is undefined are the same. */
export function encodeNode(body: NodeBody): { readonly hash: NodeHash; readonly text: string } {
  const text = canonicalJson(body);
  return { hash: sha256(text), text };
}

/**
 * Reads a stored text back. The hash is checked, so that what comes out is what `encodeNode` was given under that name,
 * whatever happened to the store in between.
 */
export function decodeStored<Body>(hash: string, text: string): Body {
  if (sha256(text) !== hash) {
    throw new Error(`The stored document ${hash} does not have the content that its name promises`);
  }
  return JSON.parse(text);
}

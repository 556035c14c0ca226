import type { Manifest, ManifestFile, NodeBody, NodeHash, OutlineBlock, Revision } from './model';

export type * from './model';

/** A range of a file's bytes, both ends inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The courseware store: append-only documents named by the hash of their content, so whatever is reached by a hash may be
 * cached for ever. Nothing here decides who may read: the callers do.
 */
export interface Courseware {
  /** Writes the nodes that are not there yet; answers how many were new. Order: children before parents. */
  putNodes(bodies: readonly NodeBody[]): Promise<{ hashes: readonly NodeHash[]; written: number }>;
  /** NotFound `courseware.node-missing` where a hash names nothing. */
  getNode(hash: NodeHash): Promise<NodeBody>;
  getNodes(hashes: readonly NodeHash[]): Promise<ReadonlyMap<NodeHash, NodeBody>>;
  /** The outline of a chapter node, derived once and kept by its hash. */
  getOutline(chapter: NodeHash): Promise<OutlineBlock>;
  putRevision(revision: Revision): Promise<void>;
  getRevision(id: string): Promise<Revision>;
  putManifest(manifest: Manifest): Promise<string>;
  getManifest(hash: string): Promise<Manifest>;
  /** Finds a file by its place and path in a manifest. */
  findFile(manifestHash: string, place: ManifestFile['place'], path: string): Promise<ManifestFile | undefined>;
  hasFile(hash: string): Promise<boolean>;
  /** Stores bytes under their SHA-256; a file that is there already is not written again. */
  putFile(hash: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<void>;
  openFile(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  ping(): Promise<{ engine: string; version: string }>;
  close(): Promise<void>;
}

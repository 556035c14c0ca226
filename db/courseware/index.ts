import type { Collected, CollectOptions } from './collect/collect';
import type { ByteRange, Manifest, ManifestFile, NodeBody, NodeHash, OutlineBlock, Revision } from './model';

export type { Collected, CollectOptions } from './collect/collect';
export { type ConnectOptions, connectCourseware } from './connect-courseware';
export type * from './model';

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
  /** Forgets an autosave in whose place a later one of the same minutes has come; any other revision stays. */
  dropAutosave(id: string): Promise<void>;
  /** Those that were written for a course run, newest first, or the newest `limit` of them; also those that never became one of its heads. */
  listRevisions(courseKey: string, limit?: number): Promise<readonly Revision[]>;
  putManifest(manifest: Manifest): Promise<string>;
  getManifest(hash: string): Promise<Manifest>;
  /** Finds a file by its place and path in a manifest; one of `static/` also by the name that Open edX makes of a path. */
  findFile(manifestHash: string, place: ManifestFile['place'], path: string): Promise<ManifestFile | undefined>;
  hasFile(hash: string): Promise<boolean>;
  /** Answers which of these files are there, and keeps those from the collector for its grace. */
  keepFiles(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Stores bytes under their SHA-256; a file that is there already is not written again. */
  putFile(hash: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<void>;
  /** Stores many files at once; those that are there already are not written again. Answers their SHA-256, and how many were new. */
  putFiles(contents: readonly Uint8Array[]): Promise<{ hashes: readonly string[]; written: number }>;
  openFile(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  /**
   * Deletes what no revision reaches and what is older than `before`: nodes, lists of files, files, outlines. Every revision is
   * kept. Throws NotFound `courseware.node-missing` or `courseware.manifest-missing`, and deletes nothing, where a revision reaches
   * what is not there.
   */
  collect(options: CollectOptions): Promise<Collected>;
  ping(): Promise<{ engine: string; version: string }>;
  close(): Promise<void>;
}

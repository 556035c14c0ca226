import { type Binary, type Collection, type Db, MongoBulkWriteError } from 'mongodb';
import type { Revision } from './model';

/** Age of a document: when it was written or last written again. The collector spares what is young. */
interface Aged {
  readonly at: Date;
}

/** `body` is the canonical JSON text that `_id` is the hash of; the fields beside it repeat it for indexes. */
export interface NodeDocument extends Aged {
  readonly _id: string;
  readonly type: string;
  readonly id: string;
  readonly children: readonly string[];
  readonly body: string;
}

/** `_id` is `VERSION:HASH` of the derivation and the node; `body` is JSON text. Derived, may be dropped at any time. */
export interface OutlineDocument {
  readonly _id: string;
  readonly body: string;
}

export interface RevisionDocument extends Omit<Revision, 'id'> {
  readonly _id: string;
}

export interface ManifestDocument extends Aged {
  readonly _id: string;
  readonly body: string;
}

/** The layout of GridFS, with the hash of the bytes as the file's id. */
export interface FileDocument extends Aged {
  readonly _id: string;
  readonly length: number;
  readonly chunkSize: number;
  readonly uploadDate: Date;
  readonly filename: string;
}

/** `at` is when it was written last: an upload that is running has young chunks and no file yet. */
export interface ChunkDocument extends Aged {
  readonly _id: string;
  readonly files_id: string;
  readonly n: number;
  readonly data: Binary;
}

export interface Collections {
  readonly nodes: Collection<NodeDocument>;
  readonly outlines: Collection<OutlineDocument>;
  readonly revisions: Collection<RevisionDocument>;
  readonly manifests: Collection<ManifestDocument>;
  readonly files: Collection<FileDocument>;
  readonly chunks: Collection<ChunkDocument>;
  /** Makes the indexes that are not there yet; asked before the first write, done once a process. */
  ready(): Promise<void>;
  now(): Date;
}

/** The collections of the database that `db` answers: asked each time, since where it is reached by may change (`open-mongo.ts`). */
export function openCollections(db: () => Db, clock: () => Date): Collections {
  let indexed: Promise<void> | undefined;
  const collections: Collections = {
    get nodes() {
      return db().collection<NodeDocument>('nodes');
    },
    get outlines() {
      return db().collection<OutlineDocument>('outlines');
    },
    get revisions() {
      return db().collection<RevisionDocument>('revisions');
    },
    get manifests() {
      return db().collection<ManifestDocument>('manifests');
    },
    get files() {
      return db().collection<FileDocument>('files.files');
    },
    get chunks() {
      return db().collection<ChunkDocument>('files.chunks');
    },
    ready() {
      indexed ??= makeIndexes(collections).catch((error: unknown) => {
        indexed = undefined;
        throw error;
      });
      return indexed;
    },
    now: clock,
  };
  return collections;
}

async function makeIndexes({ revisions, chunks }: Collections): Promise<void> {
  // The log of a course, newest first.
  await revisions.createIndex({ courseKey: 1, at: -1 }, { name: 'revisions_course_ix' });
  // GridFS asks for it; ranges of a file are read by it.
  await chunks.createIndex({ files_id: 1, n: 1 }, { name: 'files_chunks_uq', unique: true });
}

/** Ages younger than this are not written again: the collector's grace is 24 h, so an hour less changes nothing. */
const freshMilliseconds = 3_600_000;

/**
 * Makes the documents of `ids` that are there young again, then answers which are there. In this order: a document that the
 * collector takes in between is missing from the answer, one that is in the answer has the collector's whole grace.
 */
export async function keepExisting<Document extends Aged & { readonly _id: string }>(
  collection: Collection<Document>,
  ids: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const aged = asAged(collection);
  await aged.updateMany(
    { _id: { $in: [...ids] }, at: { $lt: new Date(now.getTime() - freshMilliseconds) } },
    { $set: { at: now } },
  );
  const found = await aged.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
  return new Set(found.map((document) => document._id));
}

/** The driver's filter types do not resolve over a type parameter; every aged document has these two fields. */
const asAged = (collection: unknown) => collection as Collection<{ _id: string; at: Date }>;

/** Inserts what is not there; a document of that id that came in between is the same document. Answers how many were new. */
export async function insertMissing<Document extends { readonly _id: string }>(
  collection: Collection<Document>,
  documents: readonly Document[],
): Promise<number> {
  if (documents.length === 0) {
    return 0;
  }
  try {
    const result = await asInsertable(collection).insertMany([...documents], { ordered: false });
    return result.insertedCount;
  } catch (error) {
    if (error instanceof MongoBulkWriteError && isDuplicatesOnly(error)) {
      return error.insertedCount;
    }
    throw error;
  }
}

/** As above: `insertMany` asks for a type that it derives from the document's, which is the document's own here. */
const asInsertable = (collection: unknown) => collection as Collection<{ _id: string }>;

/** Whether a bulk write failed on nothing but documents that are there already. */
export function isDuplicatesOnly(error: unknown): boolean {
  return error instanceof MongoBulkWriteError && [error.writeErrors].flat().every((fault) => fault.code === 11000);
}

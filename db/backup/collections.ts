import { type Document, deserialize, serialize } from 'bson';
import { type Collection, MongoClient } from 'mongodb';
import { invalid } from '@/lib/errors';
import { insertMissing, openCollections } from '../courseware/collections';
import type { BackupPart } from './manifest';
import { readPart, writePart } from './part-file';

/** What is derived from other documents is made anew when it is asked for. */
const derived = new Set(['outlines']);
const batchLimits = { maxItems: 500, maxBytes: 8_000_000 };

interface Keyed extends Document {
  readonly _id: string;
}

/** One file a collection, in the layout that `mongodump` writes too: BSON documents, one after the other. */
export async function dumpCollections(
  uri: string,
  folder: string,
  onPart: (part: BackupPart) => void = () => {},
): Promise<readonly BackupPart[]> {
  const client = new MongoClient(uri);
  try {
    const parts: BackupPart[] = [];
    for (const collection of listCollections(client)) {
      let rows = 0;
      const documents = async function* () {
        for await (const document of collection.find({}, { promoteBuffers: false, promoteValues: false })) {
          rows += 1;
          yield serialize(document);
        }
      };
      const holds = collection.collectionName;
      const part = await writePart(folder, { name: `mongodb/${holds}.bson.gz`, holds }, documents(), () => rows);
      parts.push(part);
      onPart(part);
    }
    return parts;
  } finally {
    await client.close();
  }
}

/** Writes what is missing. Documents are named by what they hold, or never change: what is there already is the same. */
export async function loadCollections(
  uri: string,
  folder: string,
  parts: readonly BackupPart[],
  onPart: (part: BackupPart) => void = () => {},
): Promise<void> {
  const client = new MongoClient(uri);
  try {
    await openCollections(
      () => client.db(),
      () => new Date(),
    ).ready();
    const known = new Map(listCollections(client).map((collection) => [collection.collectionName, collection]));
    for (const part of parts) {
      const collection = known.get(part.holds);
      if (!collection) {
        throw invalid('backup.unknown-part', `This version does not know the collection ${part.holds}.`);
      }
      await loadCollection(collection, folder, part);
      onPart(part);
    }
  } finally {
    await client.close();
  }
}

async function loadCollection(collection: Collection<Keyed>, folder: string, part: BackupPart): Promise<void> {
  let batch: Keyed[] = [];
  let bytes = 0;
  const write = async () => {
    await insertMissing(collection, batch);
    batch = [];
    bytes = 0;
  };
  for await (const body of splitDocuments(readPart(folder, part))) {
    batch.push(asKeyed(deserialize(body, { promoteBuffers: false, promoteValues: false })));
    bytes += body.length;
    if (batch.length === batchLimits.maxItems || bytes >= batchLimits.maxBytes) {
      await write();
    }
  }
  await write();
}

/** Every document of ours has a text for its id. */
const asKeyed = (document: Document) => document as Keyed;

function listCollections(client: MongoClient): Collection<Keyed>[] {
  const {
    ready: _ready,
    now: _now,
    ...collections
  } = openCollections(
    () => client.db(),
    () => new Date(),
  );
  return Object.values(collections)
    .map(({ collectionName }) => client.db().collection<Keyed>(collectionName))
    .filter(({ collectionName }) => !derived.has(collectionName));
}

/** Cuts a stream of BSON documents, each of which begins with its length in four bytes. */
async function* splitDocuments(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.length;
    const head = waiting[0];
    if (head && head.length >= 4 && size < head.readInt32LE(0)) {
      continue;
    }
    let rest = Buffer.concat(waiting);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
    waiting = rest.length > 0 ? [rest] : [];
    size = rest.length;
  }
  if (size > 0) {
    throw invalid('backup.damaged', 'The backup is damaged: a document is cut off.');
  }
}

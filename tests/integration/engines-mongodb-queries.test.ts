import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { GridFSBucket } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { codeOf, openScratchDatabase } from '../support/mongo-scratch';

const { client, database, newCollection } = openScratchDatabase();

const range = (length: number) => Array.from({ length }, (_, index) => index);

describe('find', () => {
  test('knows the operators', async () => {
    const collection = newCollection();
    await collection.insertMany(range(20).map((v) => ({ _id: v, v, tags: [`t${v % 3}`], o: { x: v } })));
    const count = (filter: object) => collection.countDocuments(filter);
    expect(await count({ v: { $gte: 5, $lt: 10 } })).toBe(5);
    expect(await count({ $or: [{ v: 1 }, { 'o.x': 2 }] })).toBe(2);
    expect(await count({ v: { $in: [1, 2, 99] } })).toBe(2);
    expect(await count({ tags: { $regex: '^T2', $options: 'i' } })).toBe(6);
    expect(await count({ missing: { $exists: false } })).toBe(20);
    expect(await count({ tags: { $elemMatch: { $eq: 't0' } } })).toBe(7);
    expect(await count({ $expr: { $eq: ['$v', '$o.x'] } })).toBe(20);
    expect(await count({ tags: { $all: ['t0'], $size: 1 } })).toBe(7);
    expect(await collection.distinct('tags')).toHaveLength(3);
    expect(await collection.estimatedDocumentCount()).toBe(20);
  });

  test('sorts, skips, limits and projects', async () => {
    const collection = newCollection();
    await collection.insertMany(range(10).map((i) => ({ _id: i, a: i % 2, b: 9 - i })));
    const found = await collection.find({}).sort({ a: 1, b: -1 }).skip(1).limit(2).project({ _id: 1 }).toArray();
    expect(found).toEqual([{ _id: 2 }, { _id: 4 }]);
  });

  test('reads any number of pages, in order, several at once, or stops early', async () => {
    const collection = newCollection();
    await collection.insertMany(range(3000).map((i) => ({ _id: i, fill: 'x'.repeat(100), r: (i * 7919) % 3000 })));
    const sorted = () => collection.find({}).sort({ r: 1 }).batchSize(100);
    const lists = await Promise.all(range(5).map(async () => (await sorted().toArray()).map(({ r }) => r)));
    for (const list of lists) expect(list).toEqual(range(3000));
    let read = 0;
    for await (const _document of collection.find({}).batchSize(50)) if (++read === 120) break;
    const pages = collection.aggregate([{ $match: { r: { $gte: 1000 } } }], { batchSize: 100 });
    expect(await pages.toArray()).toHaveLength(2000);
  });

  test('frees what a reader left behind', async () => {
    const collection = newCollection();
    await collection.insertMany(range(500).map((i) => ({ _id: i })));
    // More than the gateway has connections: each cursor that is closed must give its own back.
    for (const _round of range(60)) {
      const cursor = collection.find({}).sort({ _id: -1 }).batchSize(2);
      await cursor.next();
      await cursor.close();
    }
    expect(await collection.countDocuments()).toBe(500);
  });

  test('does not know a cursor that is not there', async () => {
    expect(await codeOf(database.command({ getMore: 987_654_321n, collection: 'c' }))).toBe(43);
  });
});

describe('aggregate', () => {
  test('groups, unwinds, facets and looks up', async () => {
    const collection = newCollection();
    const other = newCollection();
    await other.insertOne({ _id: 1, x: 'one' });
    await collection.insertMany([
      { _id: 1, k: 'a', v: 1, r: 1 },
      { _id: 2, k: 'a', v: 2, r: 9 },
      { _id: 3, k: 'b', v: 5, r: 1 },
    ]);
    const grouped = [{ $group: { _id: '$k', sum: { $sum: '$v' }, list: { $push: '$v' } } }, { $sort: { _id: 1 } }];
    expect(await collection.aggregate(grouped).toArray()).toEqual([
      { _id: 'a', sum: 3, list: [1, 2] },
      { _id: 'b', sum: 5, list: [5] },
    ]);
    const joined = [
      { $lookup: { from: other.collectionName, localField: 'r', foreignField: '_id', as: 'j' } },
      { $unwind: '$j' },
      { $sort: { _id: 1 } },
      { $project: { x: '$j.x' } },
    ];
    expect(await collection.aggregate(joined).toArray()).toEqual([
      { _id: 1, x: 'one' },
      { _id: 3, x: 'one' },
    ]);
    const faceted = [{ $facet: { n: [{ $count: 'c' }], top: [{ $sort: { v: -1 } }, { $limit: 1 }] } }];
    expect(await collection.aggregate(faceted).toArray()).toMatchObject([{ n: [{ c: 3 }], top: [{ _id: 3 }] }]);
  });

  test('follows a graph of nodes to its leaves', async () => {
    const collection = newCollection();
    await collection.createIndex({ children: 1 });
    await collection.insertMany([
      { _id: 'root', children: ['a', 'b'] },
      { _id: 'a', children: ['leaf'] },
      { _id: 'b', children: ['leaf'] },
      { _id: 'leaf', children: [] },
      { _id: 'stranger', children: ['leaf'] },
    ]);
    const reach = {
      from: collection.collectionName,
      startWith: '$children',
      connectFromField: 'children',
      connectToField: '_id',
      as: 'reached',
      depthField: 'depth',
    };
    const [found] = await collection.aggregate([{ $match: { _id: 'root' } }, { $graphLookup: reach }]).toArray();
    const reached: { _id: string; depth: unknown }[] = found?.reached;
    expect(reached.map(({ _id }) => _id).sort()).toEqual(['a', 'b', 'leaf']);
    expect(Number(reached.find(({ _id }) => _id === 'leaf')?.depth)).toBe(1);
  });

  test('writes its result into a collection', async () => {
    const collection = newCollection();
    const target = newCollection();
    await collection.insertOne({ _id: 1, v: 1 });
    await collection.aggregate([{ $set: { v: 5 } }, { $merge: { into: target.collectionName, on: '_id' } }]).toArray();
    expect(await target.findOne({})).toEqual({ _id: 1, v: 5 });
  });
});

describe('collections', () => {
  test('are made with rules, renamed, listed, seen through views and dropped', async () => {
    const rules = { $jsonSchema: { bsonType: 'object', required: ['a'] } };
    const strict = await database.createCollection('strict', { validator: rules });
    await strict.insertOne({ a: 1 });
    expect(await codeOf(strict.insertOne({ b: 1 }))).toBe(121);
    const collection = newCollection();
    await collection.insertMany([{ a: 1 }, { a: 2 }]);
    await database.createCollection('view', { viewOn: collection.collectionName, pipeline: [{ $match: { a: 2 } }] });
    expect(await database.collection('view').countDocuments()).toBe(1);
    await collection.rename('renamed');
    expect(await database.collection('renamed').countDocuments()).toBe(2);
    await database.collection('renamed').drop();
    expect((await database.listCollections().toArray()).map(({ name }) => name)).not.toContain('renamed');
  });
});

describe('GridFS', () => {
  test('keeps files to the byte, whole and in ranges', async () => {
    const bucket = new GridFSBucket(database, { bucketName: 'files' });
    const bytes = randomBytes(3_000_000);
    const upload = bucket.openUploadStream('film.bin', { metadata: { hash: 'abc' } });
    await pipeline(Readable.from([bytes]), upload);
    expect((await buffer(bucket.openDownloadStream(upload.id))).equals(bytes)).toBe(true);
    const part = bucket.openDownloadStream(upload.id, { start: 700_001, end: 1_500_000 });
    expect((await buffer(part)).equals(bytes.subarray(700_001, 1_500_000))).toBe(true);
    const [file] = await bucket.find({ filename: 'film.bin' }).toArray();
    expect(file).toMatchObject({ length: 3_000_000, metadata: { hash: 'abc' } });
    await bucket.delete(upload.id);
    expect(await database.collection('files.chunks').countDocuments()).toBe(0);
  });
});

describe('transactions', () => {
  test('show their writes to others only when committed', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 0 });
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await collection.insertOne({ _id: 1 }, { session });
        expect(await collection.countDocuments({}, { session })).toBe(2);
        expect(await collection.countDocuments({})).toBe(1);
      }),
    );
    expect(await collection.countDocuments({})).toBe(2);
  });

  test('leave nothing when they are aborted', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 0 });
    const failing = client.withSession((session) =>
      session.withTransaction(async () => {
        await collection.insertOne({ _id: 1 }, { session });
        throw new Error('enough');
      }),
    );
    await expect(failing).rejects.toThrow('enough');
    expect(await collection.countDocuments({})).toBe(1);
  });

  test('that meet each other are tried again and lose nothing', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 0, n: 0 });
    const increment = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const found = await collection.findOne({ _id: 0 }, { session });
          await collection.updateOne({ _id: 0 }, { $set: { n: found?.n + 1 } }, { session });
        }),
      );
    await Promise.all(range(10).map(increment));
    expect(await collection.findOne({ _id: 0 })).toEqual({ _id: 0, n: 10 });
  });

  test('of a session that ended hold no lock', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 0, n: 0 });
    const session = client.startSession();
    session.startTransaction();
    await collection.updateOne({ _id: 0 }, { $set: { n: 1 } }, { session });
    await session.endSession();
    await collection.updateOne({ _id: 0 }, { $inc: { n: 5 } });
    expect(await collection.findOne({ _id: 0 })).toEqual({ _id: 0, n: 5 });
  });
});

import { Binary, Decimal128, Long, ObjectId } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { codeOf, openScratchDatabase } from '../support/mongo-scratch';

const { database, newCollection } = openScratchDatabase();

describe('documents', () => {
  test('come back as they were written, whatever their types', async () => {
    const collection = newCollection();
    const document = {
      _id: new ObjectId(),
      text: 'é😀',
      whole: 1,
      fraction: 1.5,
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.10'),
      bytes: new Binary(Buffer.from([0, 255])),
      at: new Date(1_700_000_000_123),
      nothing: null,
      list: [1, { a: 2 }],
      nested: { z: 1, a: 2 },
      pattern: /a/i,
      yes: true,
    };
    await collection.insertOne(document);
    const found = await collection.findOne({ _id: document._id }, { promoteLongs: false, promoteValues: true });
    expect(found).toMatchObject({ text: 'é😀', fraction: 1.5, at: document.at, nothing: null, yes: true });
    expect(String(found?.long)).toBe('9007199254740993');
    expect(String(found?.decimal)).toBe('1.10');
    expect(found?.pattern).toEqual(/a/i);
    expect(Object.keys(found?.nested)).toEqual(['z', 'a']);
  });

  test('may have any _id, and each only once', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 'block-v1:x+y@z', value: 1 });
    expect(await collection.findOne({ _id: 'block-v1:x+y@z' })).toEqual({ _id: 'block-v1:x+y@z', value: 1 });
    expect(await codeOf(collection.insertOne({ _id: 'block-v1:x+y@z' }))).toBe(11_000);
  });

  test('may be nearly 16 MB, and no larger', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 1, text: 'x'.repeat(15_900_000) });
    expect((await collection.findOne({ _id: 1 }))?.text).toHaveLength(15_900_000);
    expect(await codeOf(collection.insertOne({ text: 'x'.repeat(16_800_000) }))).toBeDefined();
  });

  test('are written also where nobody waits for the answer', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    await expect.poll(() => collection.countDocuments()).toBe(1);
  });
});

describe('updates', () => {
  test('apply operators, positions and array filters', async () => {
    const collection = newCollection();
    await collection.insertOne({
      _id: 1,
      n: 1,
      list: [1, 2],
      items: [
        { id: 1, q: 1 },
        { id: 2, q: 1 },
      ],
    });
    await collection.updateOne({ _id: 1 }, { $inc: { n: 2 }, $currentDate: { at: true } });
    await collection.updateOne({ _id: 1, 'items.id': 2 }, { $set: { 'items.$.q': 9 } });
    await collection.updateOne({ _id: 1 }, { $inc: { 'items.$[x].q': 1 } }, { arrayFilters: [{ 'x.id': 1 }] });
    await collection.updateOne({ _id: 1 }, [
      { $set: { doubled: { $multiply: ['$n', 2] }, list: { $concatArrays: ['$list', [3]] } } },
    ]);
    const found = await collection.findOne({ _id: 1 });
    expect(found).toMatchObject({
      n: 3,
      doubled: 6,
      list: [1, 2, 3],
      items: [
        { id: 1, q: 2 },
        { id: 2, q: 9 },
      ],
    });
    expect(found?.at).toBeInstanceOf(Date);
  });

  test('tell what they matched, changed and inserted', async () => {
    const collection = newCollection();
    const first = await collection.updateOne({ k: 'x' }, { $set: { v: 1 }, $setOnInsert: { c: 1 } }, { upsert: true });
    expect(first).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    const second = await collection.updateOne({ k: 'x' }, { $set: { v: 1 }, $setOnInsert: { c: 2 } }, { upsert: true });
    expect(second).toMatchObject({ matchedCount: 1, modifiedCount: 0, upsertedCount: 0 });
    expect(await collection.findOne({ k: 'x' })).toMatchObject({ v: 1, c: 1 });
    expect(await collection.deleteMany({ k: 'x' })).toMatchObject({ deletedCount: 1 });
  });

  test('by findOneAnd… give the document before or after', async () => {
    const collection = newCollection();
    await collection.insertMany([
      { _id: 1, s: 2 },
      { _id: 2, s: 1 },
    ]);
    const sorted = { sort: { s: 1 }, returnDocument: 'after' } as const;
    expect(await collection.findOneAndUpdate({}, { $inc: { s: 10 } }, sorted)).toEqual({ _id: 2, s: 11 });
    expect(await collection.findOneAndUpdate({ _id: 1 }, { $set: { s: 5 } })).toEqual({ _id: 1, s: 2 });
    expect(await collection.findOneAndUpdate({ _id: 9 }, { $set: { s: 5 } })).toBeNull();
    expect(await collection.findOneAndDelete({ _id: 1 })).toEqual({ _id: 1, s: 5 });
  });

  test('of one document by many clients lose nothing', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 1, n: 0 });
    await Promise.all(Array.from({ length: 100 }, () => collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })));
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 100 });
  });

  test('name the faults of a client by MongoDB’s codes', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 1, a: 's' });
    expect(await codeOf(collection.updateOne({ _id: 1 }, { $inc: { a: 1 } }))).toBe(14);
    expect(await codeOf(collection.updateOne({ _id: 1 }, { $set: { _id: 2 } }))).toBe(66);
    expect(await codeOf(collection.find({ a: { $bogus: 1 } }).toArray())).toBe(2);
    expect(await codeOf(database.command({ nonsense: 1 }))).toBe(59);
    expect(await codeOf(collection.dropIndex('none'))).toBe(27);
  });
});

describe('bulk writes', () => {
  test('count each kind', async () => {
    const collection = newCollection();
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 1, a: 1 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { a: 2 } } } },
      { updateOne: { filter: { _id: 5 }, update: { $set: { a: 2 } }, upsert: true } },
      { replaceOne: { filter: { _id: 1 }, replacement: { b: 1 } } },
      { deleteOne: { filter: { _id: 5 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 2, upsertedCount: 1, deletedCount: 1 });
  });

  test('of upserts write what is new and leave what is there, also beside each other', async () => {
    const collection = newCollection();
    const upserts = Array.from({ length: 500 }, (_, index) => ({
      updateOne: { filter: { _id: `n${index}` }, update: { $setOnInsert: { index } }, upsert: true },
    }));
    const results = await Promise.all([0, 1, 2].map(() => collection.bulkWrite(upserts, { ordered: false })));
    expect(results.reduce((sum, { upsertedCount }) => sum + upsertedCount, 0)).toBe(500);
    expect(await collection.countDocuments()).toBe(500);
  });

  test('go on after a fault unless they are ordered', async () => {
    const collection = newCollection();
    await collection.insertOne({ _id: 1 });
    const unordered = [{ insertOne: { document: { _id: 1 } } }, { insertOne: { document: { _id: 9 } } }];
    expect(await codeOf(collection.bulkWrite(unordered, { ordered: false }))).toBe(11_000);
    expect(await codeOf(collection.insertMany([{ _id: 20 }, { _id: 1 }, { _id: 21 }]))).toBe(11_000);
    expect((await collection.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 9, 20]);
  });
});

describe('indexes', () => {
  test('that are unique hold for inserts, updates and concurrent upserts', async () => {
    const collection = newCollection();
    await collection.createIndex({ org: 1, slug: 1 }, { unique: true, name: 'u' });
    await collection.insertMany([
      { org: 'a', slug: 'b' },
      { org: 'a', slug: 'c' },
    ]);
    expect(await codeOf(collection.insertOne({ org: 'a', slug: 'b' }))).toBe(11_000);
    expect(await codeOf(collection.updateOne({ slug: 'c' }, { $set: { slug: 'b' } }))).toBe(11_000);
    const upserts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, v) =>
        collection.updateOne({ org: 'x', slug: 'y' }, { $set: { v } }, { upsert: true }),
      ),
    );
    expect(await collection.countDocuments({ org: 'x' })).toBe(1);
    for (const upsert of upserts) if (upsert.status === 'rejected') expect(upsert.reason.code).toBe(11_000);
  });

  test('that are partial hold only for what they cover', async () => {
    const collection = newCollection();
    await collection.createIndex({ k: 1 }, { unique: true, partialFilterExpression: { active: true } });
    await collection.insertMany([
      { k: 1, active: false },
      { k: 1, active: false },
      { k: 1, active: true },
    ]);
    expect(await codeOf(collection.insertOne({ k: 1, active: true }))).toBe(11_000);
  });

  test('can be made again, listed and dropped', async () => {
    const collection = newCollection();
    await collection.createIndex({ a: 1 });
    await collection.createIndex({ a: 1 });
    await collection.createIndexes([{ key: { b: -1 } }, { key: { 'c.d': 1, a: 1 } }]);
    expect(await collection.indexes()).toHaveLength(4);
    await collection.dropIndex('a_1');
    expect((await collection.indexes()).map(({ name }) => name).sort()).toEqual(['_id_', 'b_-1', 'c.d_1_a_1']);
  });

  test('that are unique cannot be made over doubled values', async () => {
    const collection = newCollection();
    await collection.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await codeOf(collection.createIndex({ a: 1 }, { unique: true }))).toBe(11_000);
  });
});

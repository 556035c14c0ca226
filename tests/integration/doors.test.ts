import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LecternError } from '@/lib/errors';
import { triesOfCourses } from '../support/doors/courses';
import { type DoorsHouse, openDoorsHouse } from '../support/doors/house';
import { triesOfLearning } from '../support/doors/learning';
import { listVerbs } from '../support/doors/list-verbs';
import { triesOfOthers } from '../support/doors/others';
import { triesOfPeople } from '../support/doors/people';
import type { Guarded, Names, TeamMember, Tries } from '../support/doors/try';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';

/**
 * Every verb of `lib` that takes a context, tried by those who may not, on what there is and on what there is not: they cannot tell one
 * from the other. And every verb that changes something, tried where its audit row cannot be written: then nothing is.
 */

const tries: Tries = { ...triesOfCourses, ...triesOfLearning, ...triesOfOthers, ...triesOfPeople };
const guarded = Object.entries(tries).flatMap(([name, entry]): [string, Guarded][] =>
  'call' in entry ? [[name, entry]] : [],
);

let stores: FreshStores;
let house: DoorsHouse;
let mysql: Connection;
beforeAll(async () => {
  process.env.LECTERN_DATA = mkdtempSync(join(tmpdir(), 'lectern-doors-'));
  process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
  stores = await openFreshStores();
  house = await openDoorsHouse(stores);
  mysql = await createConnection({ uri: stores.databaseUrl });
});
afterAll(async () => {
  await mysql.end();
  await stores.close();
  rmSync(process.env.LECTERN_DATA ?? '', { recursive: true, force: true });
});

/** What came of it, with the names of things taken out: what is left may not differ. */
async function outcomeOf(call: () => Promise<unknown>, names: Partial<Names>): Promise<string> {
  const plain = (text: string) =>
    Object.values(names)
      .filter((name) => name !== '')
      .sort((a, b) => b.length - a.length)
      .reduce((before, name) => before.replaceAll(name, '…'), text);
  try {
    return plain(`done ${JSON.stringify(await call()) ?? ''}`);
  } catch (error) {
    if (error instanceof LecternError) {
      return plain(`${error.kind} ${error.code} ${error.message} ${JSON.stringify(error.fields ?? {})}`);
    }
    throw error;
  }
}

/** The tables whose content has changed since. */
async function checksums(): Promise<ReadonlyMap<string, string>> {
  const [tables] = await mysql.query('show tables');
  const names = asRows(tables).map((row) => String(Object.values(row)[0]));
  const [sums] = await mysql.query(`checksum table ${names.map((name) => `\`${name}\``).join(', ')}`);
  return new Map(asRows(sums).map((row) => [String(row.Table).replace(/^.*\./, ''), String(row.Checksum)]));
}
const asRows = (rows: unknown): readonly Record<string, unknown>[] => (Array.isArray(rows) ? rows : []);
const changedIn = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...after].flatMap(([table, sum]) => (before.get(table) === sum ? [] : [table]));

describe('verbs', () => {
  it('are all listed', () => {
    const verbs = listVerbs();
    expect(verbs.length).toBeGreaterThan(200);
    expect(Object.keys(tries).sort()).toEqual(verbs);
    expect(guarded.length).toBeGreaterThan(110);
  });
});

describe('whoever may not', () => {
  it.each(guarded)('learns nothing by %s', async (_name, { call }) => {
    const before = await checksums();
    for (const [who, ctx] of house.outsiders) {
      const real = await outcomeOf(() => call(ctx, house.here), house.here);
      expect(real, who).toMatch(/^(Forbidden permission\.denied|NotFound) /);
      expect(await outcomeOf(() => call(ctx, house.nothing), house.nothing), `${who}, of what there is not`).toBe(real);
    }
    const visitor = { ...stores.context(), actor: { kind: 'anonymous' } } as unknown as TeamMember;
    const real = await outcomeOf(() => call(visitor, house.here), house.here);
    expect(real, 'a visitor').toMatch(/^(Unauthenticated|NotFound) /);
    expect(await outcomeOf(() => call(visitor, house.nothing), house.nothing)).toBe(real);
    expect(changedIn(before, await checksums())).toEqual([]);
  });
});

describe('an instructor who names things of another course under their own', () => {
  /** The names that a verb reads, but for the course: those of a course of one’s own are one’s own. */
  async function namesRead(call: Guarded['call']): Promise<readonly (keyof Names)[]> {
    const read = new Set<keyof Names>();
    const watched = new Proxy(house.nothing, {
      get(names, name: keyof Names) {
        read.add(name);
        return names[name];
      },
    });
    await Promise.resolve(call(house.elsewhere, watched)).catch(() => {});
    // What is called the same in every course names nothing of another.
    return [...read].filter((name) => name !== 'course' && house.here[name] !== house.there[name]);
  }

  const of = (names: Names, name: keyof Names): Names => ({ ...house.there, [name]: names[name] });
  // Only the name that differs is taken out: what an answer says of anything else has to be the same.
  const only = (names: Names, name: keyof Names): Partial<Names> => ({ [name]: names[name] });
  const silent = guarded.filter(([, { tellsOfAccounts }]) => tellsOfAccounts === undefined);
  const telling = guarded.filter(([, { tellsOfAccounts }]) => tellsOfAccounts !== undefined);

  it.each(silent)('learns nothing by %s', async (_name, { call }) => {
    for (const name of await namesRead(call)) {
      const real = await outcomeOf(() => call(house.elsewhere, of(house.here, name)), only(house.here, name));
      const none = await outcomeOf(() => call(house.elsewhere, of(house.nothing, name)), only(house.nothing, name));
      expect(real, name).toBe(none);
    }
  });

  it.each(telling)('learns by %s that an account is there, and nothing else of it', async (_name, { call }) => {
    const names = await namesRead(call);
    expect(names.filter((name) => name !== 'user' && name !== 'email')).toEqual([]);
    for (const name of names) {
      const who = ({ user, email }: Names) => ({ user, email });
      const real = await outcomeOf(() => call(house.elsewhere, of(house.here, name)), who(house.here));
      const unknown = await outcomeOf(() => call(house.elsewhere, of(house.stranger, name)), who(house.stranger));
      const none = await outcomeOf(() => call(house.elsewhere, of(house.nothing, name)), who(house.nothing));
      // Of somebody in another course the same as of somebody in none.
      expect(real, name).toBe(unknown);
      // A verb that tells nothing any more needs no reason.
      expect(none, name).not.toBe(unknown);
    }
  });
});

describe('where no audit row can be written', () => {
  const audits = ['audit_entries', 'learner_audit_entries'];
  beforeAll(async () => {
    for (const table of audits) {
      await mysql.query(
        `create trigger no_${table} before insert on ${table} for each row signal sqlstate '45000' set message_text = 'no audit today'`,
      );
    }
  });
  afterAll(async () => {
    for (const table of audits) {
      await mysql.query(`drop trigger no_${table}`);
    }
  });

  /** The messages of an error and of what caused it. */
  const why = (error: unknown): string =>
    error instanceof Error ? `${error.message} ${why(error.cause)}` : String(error);
  const writing = guarded.filter(([, { does, elsewhere }]) => does === 'writes' && elsewhere === undefined);

  it('most are tried', () => expect(writing.length).toBeGreaterThan(55));

  it.each(writing)('%s writes nothing', async (_name, { call }) => {
    const before = await checksums();
    const failed = await call(house.admin, house.here).then(
      (value) => `done ${JSON.stringify(value)}`,
      (error: unknown) => why(error),
    );
    expect(failed).toContain('no audit today');
    expect(changedIn(before, await checksums())).toEqual([]);
  });
});

describe('a verb that reads', () => {
  it.each(guarded.filter(([, { does }]) => does === 'reads'))('%s changes nothing', async (_name, { call }) => {
    const before = await checksums();
    const named = await outcomeOf(() => call(house.admin, house.here), house.here);
    expect(named).not.toMatch(/^(Forbidden|Unauthenticated|Invalid) /);
    expect(changedIn(before, await checksums())).toEqual([]);
  });
});

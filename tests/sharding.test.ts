import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRecord } from './support/sharding/check-record';
import { type AskedStatement, StatementChecker } from './support/sharding/check-statements';
import { judgeFindings } from './support/sharding/judge-findings';
import { readStatement } from './support/sharding/read-statement';

const learn = '/(learn)/courses/[courseKey]/page';

function kindsOf(...asked: readonly (string | Partial<AskedStatement>)[]): readonly string[] {
  const checker = new StatementChecker();
  for (const one of asked) {
    checker.ask({
      values: ['usr_1', 'usr_2', 'usr_3'],
      connection: '1',
      asker: { route: learn },
      ...(typeof one === 'string' ? { sql: one } : { sql: '', ...one }),
    });
  }
  return checker.findings.map(({ kind }) => kind);
}

describe('a statement is read', () => {
  it('into its tables, with the names that it gives them', () => {
    const [part] = readStatement(
      'select `a`.`id` from `review_comments` `a` left join `users` on `users`.`id` = `a`.`author_id` for update',
    );
    expect(part?.tables).toEqual([
      { table: 'review_comments', alias: 'a' },
      { table: 'users', alias: 'users' },
    ]);
  });

  it('with the selects of a union, and a select in brackets, by themselves', () => {
    const parts = readStatement(
      '(select `x` from `users`) union all (select `y` from `attempts` where `attempts`.`user_id` in (select `user_id` from `roles`))',
    );
    expect(parts.map(({ tables }) => tables.map(({ table }) => table))).toEqual([['users'], ['roles'], ['attempts']]);
  });

  it('without what is no table: a select in brackets that has a name, and dual', () => {
    const parts = readStatement(
      'select `n` from (select `user_id` from `attempts` where `attempts`.`user_id` = ?) `people` group by `people`.`n`',
    );
    expect(parts.map(({ tables }) => tables.map(({ table }) => table))).toEqual([['attempts']]);
    const exists = readStatement('select exists (select 1 from `site_outbox` where `site_outbox`.`seq` = 1) from dual');
    expect(exists.map(({ tables }) => tables.map(({ table }) => table))).toEqual([['site_outbox']]);
  });

  it('for whose rows they are', () => {
    const [part] = readStatement(
      'select `block` from `completions` where (`completions`.`user_id` = ? and `completions`.`course_key` = ?)',
      ['usr_7', 'course-v1:a+b+c'],
    );
    expect(part?.bound.get('completions')).toBe('usr_7');
  });
});

describe('a sharded database', () => {
  it('is asked for the rows of one person', () => {
    expect(kindsOf('select `block` from `completions` where `completions`.`user_id` = ?')).toEqual([]);
    expect(kindsOf("select block from completions where user_id = 'usr_1'")).toEqual([]);
    expect(kindsOf('select `block` from `completions` where `completions`.`course_key` = ?')).toEqual(['scatter']);
    expect(
      kindsOf(
        'select `block` from `completions` where (`completions`.`user_id` = ? or `completions`.`course_key` = ?)',
      ),
    ).toEqual(['scatter']);
    expect(kindsOf('select `id` from `attempts` where `attempts`.`id` = ?')).toEqual(['scatter']);
    expect(kindsOf('update `student_states` set `seed` = ? where `student_states`.`course_key` = ?')).toEqual([
      'scatter',
    ]);
    expect(kindsOf('delete from `attempts` where `attempts`.`user_id` = ?')).toEqual([]);
  });

  it('follows what is equal to the person', () => {
    expect(
      kindsOf(
        'select 1 from `enrollments` left join `due_extensions` on (`due_extensions`.`user_id` = `enrollments`.`user_id`) where `enrollments`.`user_id` = ?',
      ),
    ).toEqual([]);
    expect(
      kindsOf(
        'select 1 from `enrollments` left join `due_extensions` on `due_extensions`.`course_key` = `enrollments`.`course_key` where `enrollments`.`user_id` = ?',
      ),
    ).toEqual(['scatter']);
  });

  it('writes rows of one person at once', () => {
    const insert = 'insert into `completions` (`user_id`, `block`) values';
    expect(kindsOf(`${insert} (?, 'a') on duplicate key update \`completion\` = ?`)).toEqual([]);
    expect(kindsOf(`${insert} (?, ?), (?, ?)`)).toEqual(['scatter']);
    expect(kindsOf({ sql: `${insert} (?, ?), (?, ?)`, values: ['usr_1', 'a', 'usr_1', 'b'] })).toEqual([]);
    expect(kindsOf('insert into `completions` (`block`) values (?)')).toEqual(['scatter']);
  });

  it('joins people’s rows within a keyspace only; copied tables stand in both', () => {
    expect(
      kindsOf(
        'select 1 from `enrollments` inner join `course_runs` on `course_runs`.`course_key` = `enrollments`.`course_key` where `enrollments`.`user_id` = ?',
      ),
    ).toEqual([]);
    expect(
      kindsOf(
        'select 1 from `users` left join `enrollments` on `enrollments`.`user_id` = `users`.`id` where `users`.`id` = ?',
      ),
    ).toEqual(['join']);
    expect(
      kindsOf('(select 1 from `users` where `id` = ?) union all (select 1 from `enrollments` where `user_id` = ?)'),
    ).toEqual([]);
  });

  it('has a transaction in one keyspace, for one person', () => {
    const own = 'update `student_states` set `seed` = 2 where `student_states`.`user_id` = ?';
    const other = { sql: own, values: ['usr_9'] };
    const site = 'update `users` set `name` = ? where `users`.`id` = ?';
    expect(kindsOf('begin', own, own, 'commit')).toEqual([]);
    expect(kindsOf('begin', own, 'insert into `learner_outbox` (`user_id`) values (?)', 'commit')).toEqual([]);
    expect(kindsOf('begin', own, site, 'commit')).toEqual(['two-keyspaces']);
    expect(kindsOf('begin', own, other, 'commit')).toEqual(['two-people']);
    expect(kindsOf('begin', own, 'commit', 'begin', other, 'commit', site)).toEqual([]);
    // Another connection has a transaction of its own.
    expect(kindsOf('begin', own, { sql: site, connection: '2' }, 'commit')).toEqual([]);
  });

  it('is told of a table that nobody gave a place', () => {
    expect(kindsOf('select 1 from `novelties`')).toEqual(['unknown-table']);
  });
});

it('lets staff and workers ask every shard, and a learner’s page never', () => {
  const scatter = { kind: 'scatter', of: 'select 1' } as const;
  expect(judgeFindings([{ ...scatter, route: '/instructor/[courseKey]/page' }])).toEqual([]);
  expect(judgeFindings([{ ...scatter, route: null }])).toEqual([]);
  expect(judgeFindings([{ ...scatter, route: learn }])).toEqual([`scatter (${learn}): select 1`]);
  expect(judgeFindings([{ kind: 'two-keyspaces', of: 'x', route: '/admin/users/page' }])).toHaveLength(1);
});

describe('a record of a suite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-lines-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (lines: readonly object[]) => {
    const path = join(folder, `${lines.length}.jsonl`);
    writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return path;
  };
  const own = {
    sql: 'select 1 from `attempts` where `attempts`.`user_id` = ?',
    values: ['usr_1'],
    connection: '7',
    asker: { route: learn, phase: 'render', trace: null },
  };
  const many = Array.from({ length: 60 }, () => own);

  it('passes where every statement is asked in one place', () => {
    expect(checkRecord(write([...many, { name: 'find', collection: 'nodes', asker: null }]))).toEqual({
      statements: 60,
      transactions: 0,
    });
  });

  it('does not pass with one that is not, or with nothing in it', () => {
    const everybody = { ...own, sql: 'select 1 from `attempts` where `attempts`.`course_key` = ?' };
    expect(() => checkRecord(write([...many, everybody]))).toThrow(/scatter \(\/\(learn\).*course_key/s);
    expect(() => checkRecord(write([]))).toThrow(/has only 0/);
  });
});

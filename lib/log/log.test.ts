import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { invalid } from '@/lib/errors';
import { describeError, isStoreDown, log, recordError, recordFailure, runInScope, scrubText, sendLogTo } from '.';

let lines: string[];
beforeEach(() => {
  lines = [];
  vi.stubEnv('LECTERN_LOG', 'json');
  sendLogTo((line) => lines.push(line));
});
afterEach(() => {
  vi.unstubAllEnvs();
  sendLogTo(undefined);
});
const written = () => lines.map((line) => JSON.parse(line));

describe('a text in the log', () => {
  it.each([
    ['Anna <anna.b+x@mail.example.org> is known', 'Anna <[mail]> is known'],
    ['?email=anna%40example.org', '?email=[mail]'],
    ['from 192.168.7.12:443', 'from [address]:443'],
    ['from 2001:db8::7 and ::1', 'from [address] and [address]'],
    ['cookie eyJhbGciOiJkaXIiLCJlbmMi..abcdefgh', 'cookie [token]'],
    ['mysql://lectern:secret@db/lectern', 'mysql://[login]@db/lectern'],
    ['/reset-password/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MTIz', '/reset-password/[token]'],
  ])('%s', (text, clean) => expect(scrubText(text)).toBe(clean));

  it.each([
    '/courses/course-v1:Lectern+START+first/units/vertical@page_of_text',
    `node ${'ab12'.repeat(16)}`,
    'usr_01J8XK3V9Q6M2N4P7R5S8T0W1Z',
    'it took 10:15:30 and at 2026-03-02T09:00:00.000Z',
  ])('keeps %s', (text) => expect(scrubText(text)).toBe(text));
});

describe('an error in the log', () => {
  it('shows neither bound values nor what the database quotes', () => {
    const cause = Object.assign(new Error("Duplicate entry 'anna' for key 'users_email'"), {
      errno: 1062,
      code: 'ER_DUP_ENTRY',
    });
    const error = new Error('Failed query: insert into `users` values (?, ?)\nparams: Anna Blume,my answer', { cause });
    const described = JSON.stringify(describeError(error));
    expect(described).toContain('insert into `users` values (?, ?)');
    expect(described).toContain('ER_DUP_ENTRY');
    expect(described).not.toMatch(/anna|blume|my answer/i);
  });

  it('shows nothing of a text that was not JSON, and of the family the code alone', () => {
    const parse = () => JSON.parse('My name is Anna');
    let fault: unknown;
    try {
      parse();
    } catch (error) {
      fault = error;
    }
    const described = describeError(invalid('people.taken', 'Anna Blume is here already.', { cause: fault }));
    expect(described).toMatchObject({ name: 'LecternError', code: 'people.taken', cause: { name: 'SyntaxError' } });
    expect(JSON.stringify(described)).not.toMatch(/anna|My name/i);
  });

  it('says where it happened', () => {
    expect(describeError(new Error('x')).stack?.[0]).toContain('log.test.ts');
  });

  it('is written once, whoever sees it', () => {
    const error = new Error('x');
    recordError('First', error);
    recordError('Second', error);
    expect(written().map(({ message }) => message)).toEqual(['First']);
  });
});

it('a line carries what it belongs to', async () => {
  await runInScope({ requestId: 'req_1', method: 'GET', path: '/a' }, async () => {
    await Promise.resolve();
    log.warn('Slow', { ms: 5 });
  });
  log.info('Elsewhere');
  expect(written()).toEqual([
    { time: expect.any(String), level: 'warn', message: 'Slow', requestId: 'req_1', method: 'GET', path: '/a', ms: 5 },
    { time: expect.any(String), level: 'info', message: 'Elsewhere' },
  ]);
});

it('is lines to be read at a terminal', () => {
  vi.stubEnv('LECTERN_LOG', 'text');
  log.warn('Slow', { ms: 5 });
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn Slow {2}ms=5$/);
});

describe('a store that is away', () => {
  it.each([
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('connect ENOENT /x/mysql.sock'), { code: 'ENOENT', syscall: 'connect' }),
    new Error('Failed query', { cause: Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' }) }),
    Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' }),
    new Error("Can't add new command when connection is in closed state"),
  ])('is known by $message', (error) => expect(isStoreDown(error)).toBe(true));

  it('is not what every other error is', () => {
    expect(isStoreDown(Object.assign(new Error('no file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false);
    expect(isStoreDown(new TypeError('x is not a function'))).toBe(false);
  });

  it('turns the answer of its request into one that asks for another try', () => {
    const sayUnavailable = vi.fn();
    const away = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    runInScope({ requestId: 'req_1', sayUnavailable }, () => {
      expect(recordFailure('A page failed', new Error('x'))).toBe(false);
      expect(sayUnavailable).not.toHaveBeenCalled();
      expect(recordFailure('A page failed', away)).toBe(true);
    });
    expect(sayUnavailable).toHaveBeenCalledOnce();
    expect(written()[1]).toMatchObject({ level: 'warn', error: { code: 'ECONNRESET' } });
  });
});

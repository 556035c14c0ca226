import { expect, it } from 'vitest';
import { hideLiterals } from './hide-literals';
import { timed, tracer, withSpan } from './spans';
import { readTraceparent } from './start-telemetry';

it.each([
  ["select `a1` from `t` where `b` = 'Anna' and c = 5", 'select `a1` from `t` where `b` = ? and c = ?'],
  ["insert into `t` values ('it''s', 'a\\'b', \"x\", 0x1F, -1.5e3)", 'insert into `t` values (?, ?, ?, ?, -?)'],
  ["insert into `t` values ('a', 1), ('b', 2), ('c', 3)", 'insert into `t` values (?, …), …'],
  ["select 'cut off in the mid", 'select ?'],
  ["select 'a -- ' from `x` /* 'b' */", 'select ? from `x` /* ? */'],
])('a statement is shown without its values: %s', (statement, shown) => {
  const said = hideLiterals(statement);
  expect(said).toBe(shown);
  expect(said).not.toMatch(/Anna|it's|1F|cut off/);
});

it.each(['', '00-0-0-00', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, 'x'.repeat(55)])('%j is no trace', (text) =>
  expect(readTraceparent(text)).toBeUndefined(),
);

it('costs a call where none is configured', async () => {
  expect(tracer()).toBeUndefined();
  const verb = async (_ctx: object, input: number) => input + 1;
  expect(await timed('x', verb)({}, 1)).toBe(2);
  await expect(withSpan('x', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

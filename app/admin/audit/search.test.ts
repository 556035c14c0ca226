import { describe, expect, it } from 'vitest';
import { auditSearch, toAuditFilter } from './search';

describe('the days of the audit', () => {
  const asked = (search: Record<string, string>, timeZone = 'Europe/Helsinki') =>
    toAuditFilter(auditSearch.parse(search), timeZone);

  it('are whole days of the reader’s own zone, as the list shows them', () => {
    expect(asked({ from: '2026-03-02', to: '2026-03-02' })).toMatchObject({
      from: new Date('2026-03-01T22:00:00Z'),
      to: new Date('2026-03-02T22:00:00Z'),
    });
  });

  it('are as long as the clock makes them', () => {
    expect(asked({ from: '2026-03-29', to: '2026-03-29' })).toMatchObject({
      from: new Date('2026-03-28T22:00:00Z'),
      to: new Date('2026-03-29T21:00:00Z'),
    });
  });

  it.each([{ from: '2026-13-45' }, { to: '2026-02-30' }, { before: 'yesterday' }])('leaves out %j', (search) => {
    const { from, to, before } = { from: undefined, to: undefined, ...asked(search) };
    expect([from, to, before]).toEqual([undefined, undefined, undefined]);
  });
});

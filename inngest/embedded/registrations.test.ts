import { describe, expect, it } from 'vitest';
import { fitsName, nextCron, readRegistrations } from './registrations';

const configuration = (more: Record<string, unknown> = {}) => ({
  id: 'app-fn',
  name: 'fn',
  triggers: [{ event: 't/a' }],
  steps: { step: { id: 'step', name: 'step', runtime: { type: 'http', url: 'http://x' }, retries: undefined } },
  ...more,
});
const read = (more: Record<string, unknown>) => readRegistrations([configuration(more)]).get('app-fn');

describe('the configuration of a function', () => {
  it('has an Inngest server’s defaults', () => {
    expect(read({})).toMatchObject({ maxAttempts: 5, concurrency: undefined, crons: [], cancelOn: [] });
    expect(read({ concurrency: 0 })?.concurrency).toBeUndefined();
    expect(read({ concurrency: 3 })?.concurrency).toEqual({ limit: 3, key: undefined });
    expect(read({ concurrency: [{ limit: 1, key: 'event.data.k' }] })?.concurrency).toMatchObject({ limit: 1 });
  });

  it.each([
    ['rateLimit', { limit: 1, period: '1s' }],
    ['throttle', { limit: 1, period: '1s' }],
    ['priority', { run: '1' }],
    ['timeouts', { start: '1s' }],
    ['singleton', { mode: 'cancel' }],
    ['batchEvents', { maxSize: 2, timeout: '1s', if: 'true' }],
    ['batchEvents', { maxSize: 101, timeout: '1s' }],
    ['batchEvents', { maxSize: 2, timeout: '2m' }],
    ['concurrency', [{ limit: 1 }, { limit: 2 }]],
    ['concurrency', { limit: 1, scope: 'account' }],
    ['debounce', { period: 'a while' }],
    ['triggers', [{ cron: 'every day' }]],
    ['triggers', [{ cron: '0 3 * * *', jitter: '1m' }]],
    ['triggers', [{ event: 't/a', expression: 'uppercase(event.data.s) == "A"' }]],
    ['somethingNew', true],
  ])('is refused by name for %s %o', (option, value) => {
    expect(() => read({ [option]: value })).toThrow(new RegExp(`app-fn: .*${option}`));
  });

  it.each([
    ['debounce', { period: '1s' }],
    ['idempotency', 'event.data.k'],
    ['cancel', [{ event: 't/b' }]],
    ['singleton', { mode: 'skip' }],
  ])('is refused for %s beside batchEvents', (option, value) => {
    expect(() => read({ batchEvents: { maxSize: 2, timeout: '1s' }, [option]: value })).toThrow(
      `app-fn: ${option} does not go with batchEvents`,
    );
  });

  it('names the faults of all functions at once', () => {
    const both = [configuration({ id: 'app-one', throttle: {} }), configuration({ id: 'app-two', priority: {} })];
    expect(() => readRegistrations(both)).toThrow(/app-one.*\napp-two/);
  });
});

describe('a cron', () => {
  it('is read in its zone, over the change of the clocks', () => {
    const winter = new Date('2026-03-28T12:00:00Z');
    expect(nextCron('TZ=Europe/Berlin 0 3 * * *', winter)).toEqual(new Date('2026-03-29T01:00:00Z'));
    expect(nextCron('0 3 * * *', winter)).toEqual(new Date('2026-03-29T03:00:00Z'));
  });
});

describe('the name of a trigger', () => {
  it('may stand for many', () => {
    expect(fitsName('grades/*', 'grades/course-grade.changed')).toBe(true);
    expect(fitsName('grades/*', 'courses/course.published')).toBe(false);
    expect(fitsName('a/b', 'a/b.c')).toBe(false);
  });
});

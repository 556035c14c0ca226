import { describe, expect, it } from 'vitest';
import { readWorkflowEngine, readWorkflowPlace } from './env';

describe('the engine of workflows', () => {
  it('is the embedded one where no variable of Inngest is set', () => {
    expect(readWorkflowEngine({ PATH: '/bin' })).toBe('embedded');
    expect(readWorkflowEngine({ INNGEST_EVENT_KEY: '' })).toBe('embedded');
  });

  it.each([
    [{ INNGEST_EVENT_KEY: 'k', INNGEST_SIGNING_KEY: 'ab' }],
    [{ INNGEST_DEV: '0', INNGEST_BASE_URL: 'http://own', INNGEST_EVENT_KEY: 'k', INNGEST_SIGNING_KEY: 'ab' }],
    [{ INNGEST_DEV: '1', NODE_ENV: 'development' }],
    [{ INNGEST_DEV: 'http://localhost:8288', NODE_ENV: 'production', LECTERN_ALLOW_INNGEST_DEV: '1' }],
  ])('is Inngest with %o', (env) => {
    expect(readWorkflowEngine(env)).toBe('inngest');
  });

  it.each([
    [{ INNGEST_EVENT_KEY: 'k' }, 'INNGEST_SIGNING_KEY must be set'],
    [{ INNGEST_SIGNING_KEY: 'ab' }, 'INNGEST_EVENT_KEY must be set'],
    [{ INNGEST_BASE_URL: 'http://own' }, 'INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY must be set'],
    [{ INNGEST_DEV: '0' }, 'INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY must be set'],
    [{ INNGEST_DEV: '1', NODE_ENV: 'production' }, 'refused in production'],
  ])('is an error with half a configuration: %o', (env, message) => {
    expect(() => readWorkflowEngine(env)).toThrow(message);
  });
});

describe('who runs functions for a process', () => {
  it('is the worker beside it where the engine is left to one, and Inngest where that is configured', () => {
    expect(readWorkflowPlace({})).toBe('embedded');
    expect(readWorkflowPlace({ LECTERN_WORKFLOWS: 'worker' })).toBe('worker');
    const inngest = { INNGEST_EVENT_KEY: 'a', INNGEST_SIGNING_KEY: 'b', LECTERN_WORKFLOWS: 'worker' };
    expect(readWorkflowPlace(inngest)).toBe('inngest');
  });
});

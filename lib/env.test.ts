import { describe, expect, it } from 'vitest';
import { environment, readWorkflowEngine, readWorkflowPlace } from './env';

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

describe('the environment', () => {
  const complete = {
    DATABASE_URL: 'mysql://localhost/lectern',
    MONGODB_URI: 'mongodb://localhost/lectern',
    NEXTAUTH_SECRET: 'a secret of at least thirty-two characters',
  };

  it('has what it needs with two stores and a secret', () => {
    expect(environment.parse(complete)).toMatchObject({ ...complete, PORT: 3000, LECTERN_DATA: '.data' });
  });

  it.each([undefined, '', '127.0.0.0/8, hooks.internal, fd00::/8'])('may name whom webhooks reach: %s', (allow) => {
    expect(environment.safeParse({ ...complete, LECTERN_WEBHOOK_ALLOW: allow }).success).toBe(true);
  });

  it.each(['127.0.0.0/33', '*.example.org', 'http://hooks.internal'])('is wrong with whom nothing is: %s', (allow) => {
    const { error } = environment.safeParse({ ...complete, LECTERN_WEBHOOK_ALLOW: allow });
    expect(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      `LECTERN_WEBHOOK_ALLOW cannot be read: ${allow}, in LECTERN_WEBHOOK_ALLOW, is neither a host, nor an address, nor a network.`,
    ]);
  });
});

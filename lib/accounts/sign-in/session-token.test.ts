import { encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { openRegistration, openSession, sealRegistration, sealSession, sessionSeconds } from './session-token';

const secret = 'a secret of at least thirty-two characters';
const ada = { userId: 'usr_1', sessionVersion: 3, name: 'Ada' };
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

describe('a session token', () => {
  it('tells the person and the version, for eight hours', async () => {
    const token = await sealSession(ada, secret);
    const session = await openSession(token, secret, new Date());
    expect(session).toMatchObject(ada);
    expect(await openSession(token, secret, inSeconds(sessionSeconds - 60))).toMatchObject(ada);
    expect(await openSession(token, secret, inSeconds(sessionSeconds + 60))).toBeNull();
    // Still refused when the token was looked at before.
    expect(await openSession(token, secret, inSeconds(sessionSeconds + 60))).toBeNull();
  });

  it('of another secret, changed, or of other content is none', async () => {
    const token = await sealSession(ada, secret);
    expect(await openSession(token, `${secret}!`, new Date())).toBeNull();
    expect(await openSession(`${token.slice(0, -4)}AAAA`, secret, new Date())).toBeNull();
    expect(await openSession('', secret, new Date())).toBeNull();
    expect(await openSession(await encode({ token: { sub: 'usr_1' }, secret }), secret, new Date())).toBeNull();
  });

  it('does not show its content', async () => {
    const token = await sealSession(ada, secret);
    const readable = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(readable.join(' ')).not.toContain('Ada');
  });

  it('is not a registration’s, nor the other way round', async () => {
    const registered = await sealRegistration('a mark', secret);
    expect(await openRegistration(registered, secret)).toBe('a mark');
    expect(await openSession(registered, secret, new Date())).toBeNull();
    expect(await openRegistration(await sealSession(ada, secret), secret)).toBeNull();
    expect(await openRegistration('', secret)).toBeNull();
  });
});

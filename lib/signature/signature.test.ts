import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, vi } from 'vitest';
import { formatWebhookSecret, parseWebhookSecret, signWebhook, verifyWebhook } from '.';

const secret = formatWebhookSecret(randomBytes(32));
const older = formatWebhookSecret(randomBytes(24));
const now = new Date('2026-11-26T12:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const received = (headers: Readonly<Record<string, string>>, body: Uint8Array) => ({
  header: (name: string) => headers[name],
  body,
});

describe('a signed webhook', () => {
  it('is accepted by the library of Standard Webhooks, whatever the bytes, and not after a change', async () => {
    vi.useFakeTimers({ now });
    try {
      await fc.assert(
        fc.asyncProperty(fc.json(), fc.integer({ min: 24, max: 64 }), async (json, length) => {
          const own = formatWebhookSecret(randomBytes(length));
          const headers = await signWebhook({ id: 'msg_1', sentAt: now, body: bytes(json) }, [own]);
          expect(new Webhook(own).verify(json, headers)).toEqual(JSON.parse(json));
          expect(() => new Webhook(own).verify(`${json} `, headers)).toThrow(/No matching signature/);
          expect(() => new Webhook(secret).verify(json, headers)).toThrow(/No matching signature/);
        }),
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it('by that library is accepted here', async () => {
    const body = '{"type":"contact.created","data":{"name":"Zoë"}}';
    const signature = new Webhook(secret).sign('msg_2', now, body);
    const headers = {
      'webhook-id': 'msg_2',
      'webhook-timestamp': String(now.getTime() / 1000),
      'webhook-signature': signature,
    };
    expect(await verifyWebhook(received(headers, bytes(body)), [secret], now)).toEqual({
      isValid: true,
      id: 'msg_2',
      sentAt: now,
    });
    expect(await signWebhook({ id: 'msg_2', sentAt: now, body: bytes(body) }, [secret])).toEqual(headers);
  });

  it('has the signature of the vector that the libraries of the specification share', async () => {
    const headers = await signWebhook(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', sentAt: new Date(1_614_265_330_000), body: bytes('{"test": 2432232314}') },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('carries one signature a secret while it is changed, and holders of either accept it', async () => {
    const body = bytes('{}');
    const headers = await signWebhook({ id: 'msg_3', sentAt: now, body }, [secret, older]);
    expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
    for (const kept of [[secret], [older], [formatWebhookSecret(randomBytes(32)), older]])
      expect(await verifyWebhook(received(headers, body), kept, now)).toMatchObject({ isValid: true });
    const stranger = [formatWebhookSecret(randomBytes(32))];
    expect(await verifyWebhook(received(headers, body), stranger, now)).toEqual({ isValid: false, fault: 'no-match' });
    expect(await verifyWebhook(received(headers, body), [], now)).toEqual({ isValid: false, fault: 'no-match' });
  });

  it('covers id, time and every byte', async () => {
    const body = bytes('{"a":1}');
    const headers = await signWebhook({ id: 'msg_4', sentAt: now, body }, [secret]);
    const judge = (changed: object, changedBody: Uint8Array = body) =>
      verifyWebhook(received({ ...headers, ...changed }, changedBody), [secret], now);
    expect(await judge({})).toMatchObject({ isValid: true });
    expect(await judge({ 'webhook-id': 'msg_5' })).toMatchObject({ fault: 'no-match' });
    expect(await judge({ 'webhook-timestamp': String(now.getTime() / 1000 + 1) })).toMatchObject({ fault: 'no-match' });
    expect(await judge({}, bytes('{"a":2}'))).toMatchObject({ fault: 'no-match' });
    const [, base64] = headers['webhook-signature'].split(',');
    expect(await judge({ 'webhook-signature': `v1a,${base64}` })).toMatchObject({ fault: 'no-match' });
    expect(await judge({ 'webhook-signature': `v2,x v1,short v1,${base64}` })).toMatchObject({ isValid: true });
    for (const name of Object.keys(headers))
      expect(await judge({ [name]: '' })).toMatchObject({ fault: 'headers-missing' });
  });

  it('is accepted for five minutes to either side', async () => {
    const body = bytes('{}');
    const headers = await signWebhook({ id: 'msg_6', sentAt: now, body }, [secret]);
    const at = async (seconds: number) =>
      await verifyWebhook(received(headers, body), [secret], new Date(now.getTime() + seconds * 1000));
    expect(await at(300)).toMatchObject({ isValid: true });
    expect(await at(301)).toEqual({ isValid: false, fault: 'too-old' });
    expect(await at(-300)).toMatchObject({ isValid: true });
    expect(await at(-301)).toEqual({ isValid: false, fault: 'too-new' });
  });
});

describe('the secret of a webhook', () => {
  it('is 24 to 64 bytes', () => {
    for (const length of [24, 32, 64]) {
      const own = randomBytes(length);
      expect(Buffer.from(parseWebhookSecret(formatWebhookSecret(own)))).toEqual(own);
    }
    expect(() => formatWebhookSecret(randomBytes(23))).toThrow(/24 to 64/);
    expect(() => formatWebhookSecret(randomBytes(65))).toThrow(/24 to 64/);
  });

  it.each(['', 'whsec_', 'secret', 'whsec_AAAA', `whsk_${'A'.repeat(44)}`, `whsec_${'A'.repeat(45)}`])(
    'is refused: %j',
    async (text) => {
      const message = { id: 'msg_7', sentAt: now, body: bytes('{}') };
      await expect(signWebhook(message, [text])).rejects.toMatchObject({ code: 'signature.secret' });
    },
  );

  it('is wanted, and an id without a full stop', async () => {
    const message = { id: 'msg.8', sentAt: now, body: bytes('{}') };
    await expect(signWebhook(message, [secret])).rejects.toMatchObject({ code: 'signature.id' });
    await expect(signWebhook({ ...message, id: 'msg_8' }, [])).rejects.toMatchObject({ code: 'signature.secret' });
  });
});

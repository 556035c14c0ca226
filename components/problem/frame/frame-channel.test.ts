import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askFrame, stateToSet } from './ask-frame';
import { longestMessage, openFrameChannel } from './frame-channel';

/** A channel and what it posts, as parsed. */
function open() {
  const posted: { id?: number; method?: string; params?: unknown }[] = [];
  const onReady = vi.fn();
  const channel = openFrameChannel({ scope: 'S', post: (text) => posted.push(JSON.parse(text)), onReady });
  const say = (message: unknown) => channel.receive(JSON.stringify(message));
  return { channel, posted, onReady, say };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a channel to a framed page', () => {
  it('answers the greeting of both versions of the library in kind', () => {
    const first = open();
    first.say({ method: 'S::__ready', params: 'ping' });
    expect(first.posted).toEqual([{ method: 'S::__ready', params: 'pong' }]);
    const later = open();
    later.say({ method: 'S::__ready', params: { type: 'publish-request', publish: [] } });
    expect(later.posted).toEqual([{ method: 'S::__ready', params: { type: 'publish-reply', publish: [] } }]);
    expect([first.onReady.mock.calls.length, later.onReady.mock.calls.length]).toEqual([1, 1]);
  });

  it('keeps calls until the page is ready, and takes the answer to each', async () => {
    const { channel, posted, say } = open();
    const one = channel.call('getGrade', '', 1000);
    const two = channel.call('getState', '', 1000);
    expect(posted).toEqual([]);
    say({ method: 'S::__ready', params: 'ping' });
    expect(posted.slice(1)).toEqual([
      { id: 1, method: 'S::getGrade', params: '' },
      { id: 2, method: 'S::getState', params: '' },
    ]);
    say({ id: 2, result: 'state' });
    say({ id: 1, result: { a: 1 } });
    expect(await one).toEqual({ kind: 'result', value: { a: 1 } });
    expect(await two).toEqual({ kind: 'result', value: 'state' });
  });

  it('reads an answer without a result as nothing, and an error as a failure', async () => {
    const { channel, say } = open();
    say({ method: 'S::__ready', params: 'ping' });
    const one = channel.call('a', '', 1000);
    const two = channel.call('b', '', 1000);
    say({ id: 1 });
    say({ id: 2, error: 'runtime_error', message: 'x' });
    expect([await one, await two]).toEqual([
      { kind: 'result', value: null },
      { kind: 'fault', fault: 'failed' },
    ]);
  });

  it('is silent after its time, whether or not the page ever came', async () => {
    const { channel, say } = open();
    const early = channel.call('a', '', 1000);
    await vi.advanceTimersByTimeAsync(1000);
    say({ method: 'S::__ready', params: 'ping' });
    const late = channel.call('b', '', 1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect([await early, await late]).toEqual([
      { kind: 'fault', fault: 'silent' },
      { kind: 'fault', fault: 'silent' },
    ]);
    // An answer that comes later is to nobody.
    say({ id: 2, result: 'late' });
  });

  it('believes nothing that was not asked for', async () => {
    const { channel, posted, onReady, say } = open();
    for (const odd of [
      5,
      null,
      {},
      [],
      new Uint8Array(2),
      '{',
      '"x"',
      'null',
      '[]',
      { id: 1, result: 'object, no text' },
    ]) {
      channel.receive(odd);
    }
    say({ id: 1, result: 'before it was asked' });
    say({ method: 'Other::__ready', params: 'ping' });
    say({ method: 'S::submit', params: '' });
    expect([posted, onReady.mock.calls]).toEqual([[], []]);
    say({ method: 'S::__ready', params: 'ping' });
    const call = channel.call('getGrade', '', 1000);
    say({ id: '1', result: 'another id' });
    say({ id: 2, result: 'another id' });
    say({ id: 1, method: 'S::getGrade', result: 'a call, no answer' });
    say({ id: 1, result: 'the answer' });
    expect(await call).toEqual({ kind: 'result', value: 'the answer' });
  });

  it('reads no message that is too long', async () => {
    const { channel, say } = open();
    say({ method: 'S::__ready', params: 'ping' });
    const call = channel.call('getGrade', '', 1000);
    const parse = vi.spyOn(JSON, 'parse');
    channel.receive(JSON.stringify({ id: 1, result: 'x'.repeat(longestMessage) }));
    expect(await call).toEqual({ kind: 'fault', fault: 'too-large' });
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('lets nobody wait when it closes', async () => {
    const { channel } = open();
    const call = channel.call('a', '', 1000);
    channel.close();
    expect(await call).toEqual({ kind: 'fault', fault: 'silent' });
  });
});

describe('askFrame', () => {
  const all = { grade: 'g', getState: 's', setState: 't' };
  /** Answers each method with what the table says. */
  function page(results: Record<string, unknown>) {
    const asked: string[] = [];
    const channel = openFrameChannel({
      scope: 'S',
      onReady: () => undefined,
      post: (text) => {
        const { id, method } = JSON.parse(text);
        const name = String(method).slice(3);
        if (id !== undefined) {
          asked.push(name);
          queueMicrotask(() =>
            channel.receive(JSON.stringify(name in results ? { id, result: results[name] } : { id, error: 'e' })),
          );
        }
      },
    });
    channel.receive(JSON.stringify({ method: 'S::__ready', params: 'ping' }));
    return { channel, asked };
  }

  it('submits answer and state, the answer asked for first', async () => {
    const { channel, asked } = page({ g: '"right"', s: '{"n":1}' });
    expect(await askFrame(channel, all, 1000)).toEqual({ text: '{"answer":"\\"right\\"","state":"{\\"n\\":1}"}' });
    expect(asked).toEqual(['g', 's']);
  });

  it.each([
    ['text', 'text'],
    [7, '7'],
    [{ a: [1] }, '{"a":[1]}'],
    [null, ''],
    ['', ''],
  ])('submits the answer %j of a page without state alone', async (value, text) => {
    expect(await askFrame(page({ g: value }).channel, { ...all, getState: '' }, 1000)).toEqual({ text });
  });

  it('has no answer where either question fails', async () => {
    expect(await askFrame(page({ s: '1' }).channel, all, 1000)).toMatchObject({ fault: 'failed' });
    expect(await askFrame(page({ g: '1' }).channel, all, 1000)).toMatchObject({ fault: 'failed' });
  });
});

describe('stateToSet', () => {
  it.each([
    ['{"answer":"1","state":"{\\"n\\":2}"}', 'first', '{"n":2}'],
    ['{"answer":"1","state":{"n":2}}', 'first', { n: 2 }],
    ['', 'first', 'first'],
    ['plain', 'first', 'first'],
    ['5', 'first', 'first'],
    ['null', '', undefined],
    ['', '', undefined],
  ])('of %j with the first state %j is %j', (stored, initial, state) => {
    expect(stateToSet(stored, initial)).toEqual(state);
  });
});

/** What came back for a call. `silent`: nothing in time; `failed`: the page answered with an error; `too-large`: with too much. */
export type FrameReply =
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: FrameFault };

export type FrameFault = 'silent' | 'failed' | 'too-large';

export interface FrameChannel {
  /** Takes what one `message` event of the frame's own window carried; whose window it is, the caller has checked. */
  receive(data: unknown): void;
  /** Calls a method of the page, as soon as the page is ready. Never throws: what goes wrong is a fault. */
  call(method: string, params: unknown, limitMs: number): Promise<FrameReply>;
  /** Ends every call that waits, as `silent`. */
  close(): void;
}

/** Longest message that is read, in characters. What is submitted is bounded on the server as well. */
export const longestMessage = 100_000;

/**
 * Our end of a channel to the page in a frame. It asks and is answered; nothing that the page sends by itself has any effect
 * but to say that it is ready.
 *
 * Source: the JSChannel protocol (mozilla.github.io/jschannel). Messages are JSON texts: `{id, method: "SCOPE::name", params}`
 * asks, `{id, result}` or `{id, error, message}` answers. Before anything else the page sends `SCOPE::__ready`, with `"ping"`
 * in the first versions of the library and `{type: "publish-request"}` in later ones, and holds its answers back until the
 * same is returned to it as `"pong"` or `{type: "publish-reply"}`.
 *
 * @example openFrameChannel({ scope: 'JSInput', post: (text) => frame.postMessage(text, '*'), onReady: () => {} })
 */
export function openFrameChannel({
  scope,
  post,
  onReady,
}: {
  readonly scope: string;
  readonly post: (text: string) => void;
  /** The page has come, or has come anew after it loaded itself again. */
  readonly onReady: () => void;
}): FrameChannel {
  const waiting = new Map<number, (reply: FrameReply) => void>();
  let unsent: string[] = [];
  let isReady = false;
  let lastId = 0;

  const settle = (id: number, reply: FrameReply) => waiting.get(id)?.(reply);
  const settleAll = (fault: FrameFault) => {
    for (const id of waiting.keys()) {
      settle(id, { kind: 'fault', fault });
    }
  };
  const ready = (params: unknown) => {
    const isLater = typeof params === 'object' && params !== null;
    post(
      JSON.stringify({
        method: `${scope}::__ready`,
        params: isLater ? { type: 'publish-reply', publish: [] } : 'pong',
      }),
    );
    isReady = true;
    for (const text of unsent) {
      post(text);
    }
    unsent = [];
    onReady();
  };

  return {
    receive(data) {
      if (typeof data !== 'string') {
        return;
      }
      if (data.length > longestMessage) {
        settleAll('too-large');
        return;
      }
      const message = readMessage(data);
      if (message?.method === `${scope}::__ready`) {
        ready(message.params);
      } else if (message && typeof message.id === 'number' && message.method === undefined) {
        settle(
          message.id,
          message.error === undefined
            ? { kind: 'result', value: message.result ?? null }
            : { kind: 'fault', fault: 'failed' },
        );
      }
    },
    call(method, params, limitMs) {
      lastId += 1;
      const id = lastId;
      return new Promise((done) => {
        const limit = setTimeout(() => settle(id, { kind: 'fault', fault: 'silent' }), limitMs);
        waiting.set(id, (reply) => {
          clearTimeout(limit);
          waiting.delete(id);
          done(reply);
        });
        const text = JSON.stringify({ id, method: `${scope}::${method}`, params });
        if (isReady) {
          post(text);
        } else {
          unsent.push(text);
        }
      });
    },
    close: () => settleAll('silent'),
  };
}

interface Message {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Every field may be anything: the page is an author's. */
function readMessage(text: string): Message | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

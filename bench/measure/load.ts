import { Agent, request } from 'node:http';
import { cpuSeconds } from './cpu';

export interface Reply {
  readonly status: number;
  readonly body: string;
  /** From `Retry-After`, where the answer says so. */
  readonly retryAfterSeconds?: number | undefined;
}

export interface Call {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface LoadResult {
  readonly requests: number;
  readonly errors: number;
  readonly cpuMsPerRequest: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** One connection kept alive, one request at a time. */
export function connection(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (call: Call): Promise<Reply> =>
    new Promise((done, fail) => {
      const sent = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          path: call.path,
          method: call.method ?? 'GET',
          headers: { host: `localhost:${port}`, ...call.headers },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            done({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
              retryAfterSeconds: Number(answer.headers['retry-after']) || undefined,
            }),
          );
          answer.on('error', fail);
        },
      );
      sent.on('error', fail);
      sent.end(call.body);
    });
  return { send, close: () => agent.destroy() };
}

/**
 * A closed loop: `connections` clients, each sending its next request when the answer is there, for `seconds` after a
 * warm-up. CPU is that of all server processes, divided by the requests of the same span.
 */
export async function load(options: {
  readonly port: number;
  readonly servers: () => readonly number[];
  readonly connections: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Sends one request for client `index` and answers whether it was right. */
  readonly step: (send: (call: Call) => Promise<Reply>, index: number) => Promise<boolean>;
}): Promise<LoadResult> {
  const { port, servers, connections, warmUpSeconds, seconds, step } = options;
  const clients = Array.from({ length: connections }, () => connection(port));
  const run = async (until: number, latencies: number[]) => {
    let errors = 0;
    await Promise.all(
      clients.map(async (client, index) => {
        while (performance.now() < until) {
          const began = performance.now();
          const isRight = await step(client.send, index).catch(() => false);
          latencies.push(performance.now() - began);
          errors += isRight ? 0 : 1;
        }
      }),
    );
    return errors;
  };
  await run(performance.now() + warmUpSeconds * 1000, []);
  const latencies: number[] = [];
  const cpuBefore = cpuSeconds(servers());
  const began = performance.now();
  const errors = await run(began + seconds * 1000, latencies);
  const elapsed = (performance.now() - began) / 1000;
  const cpu = cpuSeconds(servers()) - cpuBefore;
  for (const client of clients) {
    client.close();
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    requests: latencies.length,
    errors,
    cpuMsPerRequest: (cpu * 1000) / Math.max(1, latencies.length),
    requestsPerSecond: latencies.length / elapsed,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}

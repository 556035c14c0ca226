import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { unavailable } from '@/lib/errors';
import type { Service } from './process/keep-running';
import { nodeProgram, typescriptCommand } from './process/typescript-command';
import { projectFolder } from './project-folder';
import { siteMemory } from './site-memory';

export interface SiteOptions {
  readonly port: number;
  readonly host: string | undefined;
  readonly isDevelopment: boolean;
  /** The environment of the website: stores, secrets, data folder. */
  readonly env: NodeJS.ProcessEnv;
}

/** Longer than the website gives its requests and its work (lib/operation): killed is only what hangs. */
const stopWithinMs = (env: NodeJS.ProcessEnv) =>
  (Number(env.LECTERN_DRAIN_SECONDS || 0) + Number(env.LECTERN_STOP_SECONDS || 10) + 6) * 1000;

/** The website as a service: production through `serve.ts`, or `next dev` for people who change the code. */
export function siteService({ port, host, isDevelopment, env }: SiteOptions): Service {
  const common = { stopSignal: 'SIGTERM', stopWithinMs: stopWithinMs(env), readyWithinMs: 120_000 } as const;
  const siteEnv = { ...env, PORT: String(port), ...(host && { HOST: host }), NEXT_TELEMETRY_DISABLED: '1' };
  if (isDevelopment) {
    const nextProgram = join(projectFolder, 'node_modules/next/dist/bin/next');
    const address = host ?? '127.0.0.1';
    return {
      ...common,
      name: 'Next.js',
      command: { file: nodeProgram(), args: [nextProgram, 'dev', '-p', String(port), '-H', address] },
      cwd: projectFolder,
      env: { ...siteEnv, NODE_ENV: 'development' },
      probe: () => fetchOnce(`http://${address.includes(':') ? `[${address}]` : address}:${port}/api/health`),
    };
  }
  const serve = typescriptCommand('engines/serve.ts', [], 'esm');
  return {
    ...common,
    name: 'Website',
    command: { ...serve, args: [...siteMemory, ...serve.args] },
    cwd: projectFolder,
    env: { ...siteEnv, NODE_ENV: 'production' },
    withChannel: true,
    probe: async (child) => void (await once(child, 'message')),
  };
}

async function fetchOnce(url: string): Promise<void> {
  await (await fetch(url)).arrayBuffer();
}

/** Throws (kind Unavailable) where another program listens on the port already. */
export async function assertPortIsFree(port: number, host: string | undefined): Promise<void> {
  for (const address of host ? [host] : ['127.0.0.1', '::1']) {
    const error = await tryToListen(port, address);
    if (error === 'EADDRINUSE')
      throw unavailable('engines.port', `Port ${port} is taken by another program: set PORT to a free one.`);
    if (error === 'EACCES')
      throw unavailable('engines.port', `Port ${port} may not be used here: set PORT to another.`);
    if (host && error !== undefined)
      throw unavailable('engines.host', `HOST ${host} cannot be listened on (${error}).`);
  }
}

function tryToListen(port: number, address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, address, () => server.close(() => resolve(undefined)));
  });
}

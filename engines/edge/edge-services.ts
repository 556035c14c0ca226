import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { unavailable } from '@/lib/errors';
import type { Service } from '../process/keep-running';
import { endingWithUs } from '../process/run-as-server-user';
import { typescriptCommand } from '../process/typescript-command';
import { projectFolder } from '../project-folder';
import { edgeAssets, edgeModule, workerdProgram } from './build-edge';
import { mongoAddress, planetScaleAddress } from './gateway-addresses';
import { writeConfig } from './write-config';

export interface EdgeOptions {
  readonly dataDir: string;
  readonly host: string | undefined;
  readonly port: number;
  /** The environment of the worker, as a website on Node has it: stores, secrets, data folder. */
  readonly env: NodeJS.ProcessEnv & { readonly DATABASE_URL: string; readonly MONGODB_URI: string };
  readonly workerSecret: string;
}

const nodeProcess = { cwd: projectFolder, withChannel: true, stopSignal: 'SIGTERM', readyWithinMs: 60_000 } as const;
const saysReady: Service['probe'] = async (child) => void (await once(child, 'message'));

/**
 * What runs for a site on the edge, in the order in which it is started: gateways to private stores, the worker, workerd. A store that is
 * reached by https or TCP, and a worker that `LECTERN_WORKER_URL` names, are used as they are.
 */
export async function edgeServices({ dataDir, host, port, env, workerSecret }: EdgeOptions): Promise<Service[]> {
  const password = randomBytes(24).toString('base64url');
  const gatewayEnv = { ...process.env, LECTERN_GATEWAY_PASSWORD: password };
  const services: Service[] = [];
  const logFile = (name: string) => join(dataDir, 'logs', `${name}.log`);

  let databaseUrl = env.DATABASE_URL;
  if (databaseUrl.startsWith('mysql:')) {
    const gatewayPort = await freePort();
    services.push({
      ...nodeProcess,
      name: 'PlanetScale gateway',
      command: typescriptCommand('engines/planetscale/serve-gateway.ts', [String(gatewayPort)]),
      env: { ...gatewayEnv, DATABASE_URL: env.DATABASE_URL },
      logFile: logFile('planetscale-gateway'),
      stopWithinMs: 3000,
      probe: saysReady,
    });
    databaseUrl = planetScaleAddress(gatewayPort, password);
  }

  let mongodbUri = env.MONGODB_URI;
  const socketsFolder = socketsOf(mongodbUri);
  if (socketsFolder) {
    const gatewayPort = await freePort();
    services.push({
      ...nodeProcess,
      name: 'MongoDB gateway on a port',
      command: typescriptCommand('engines/mongodb/serve-port.ts', [socketsFolder, String(gatewayPort)]),
      env: gatewayEnv,
      logFile: logFile('mongodb-gateway-port'),
      stopWithinMs: 3000,
      probe: saysReady,
    });
    mongodbUri = mongoAddress(gatewayPort, password);
  }

  let workerUrl = env.LECTERN_WORKER_URL;
  if (!workerUrl) {
    const workerPort = Number(env.LECTERN_WORKER_PORT ?? (await freePort()));
    services.push({
      ...nodeProcess,
      name: 'Worker',
      command: typescriptCommand('cli/worker.ts', []),
      env: {
        ...env,
        LECTERN_WORKER_PORT: String(workerPort),
        LECTERN_WORKER_SECRET: workerSecret,
        NODE_ENV: 'production',
      },
      logFile: logFile('worker'),
      stopWithinMs: 8000,
      probe: saysReady,
    });
    workerUrl = `http://127.0.0.1:${workerPort}`;
  }

  const siteEnv: NodeJS.ProcessEnv = {
    ...env,
    PORT: String(port),
    ...(host && { HOST: host }),
    DATABASE_URL: databaseUrl,
    MONGODB_URI: mongodbUri,
    LECTERN_WORKER_URL: workerUrl,
    LECTERN_WORKER_SECRET: workerSecret,
    LECTERN_WORKFLOWS: 'worker',
    NODE_ENV: 'production',
  };
  services.push(workerdService({ dataDir, host, port, env: siteEnv }));
  return services;
}

/** Of what the environment holds, what the site reads. */
const seenBySite =
  /^(LECTERN_|NEXTAUTH_|OIDC_|INNGEST_|(DATABASE_URL|MONGODB_URI|SMTP_URL|HOST|PORT|NODE_ENV|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)$)/;

interface WorkerdOptions extends Pick<EdgeOptions, 'dataDir' | 'host' | 'port'> {
  readonly env: NodeJS.ProcessEnv;
}

function workerdService({ dataDir, host, port, env }: WorkerdOptions): Service {
  const path = join(dataDir, 'edge', 'workerd.capnp');
  const variables = Object.keys(env).filter((name) => seenBySite.test(name) && env[name] !== undefined);
  // As Node takes it: certificates of one's own, in a file.
  const ownCertificates = env.NODE_EXTRA_CA_CERTS ? [readFileSync(env.NODE_EXTRA_CA_CERTS, 'utf8')] : [];
  return {
    name: 'workerd',
    command: endingWithUs({ file: workerdProgram(), args: ['serve', path] }, 'SIGTERM'),
    cwd: projectFolder,
    env,
    logFile: join(dataDir, 'logs', 'workerd.log'),
    stopSignal: 'SIGTERM',
    stopWithinMs: 8000,
    readyWithinMs: 60_000,
    prepare: () =>
      writeConfig({
        ...{ path, module: edgeModule, assets: edgeAssets, host, port, variables },
        certificates: ownCertificates,
      }),
    probe: async () => {
      const address =
        !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
      await (await fetch(`http://${address}:${port}/api/health`)).arrayBuffer();
    },
  };
}

/** The folder of the sockets of the private MongoDB engine; undefined for a server that is reached otherwise. */
function socketsOf(uri: string): string | undefined {
  const socket = /^mongodb:\/\/(%2F[^/?]+\.sock)/i.exec(uri)?.[1];
  if (!socket) return undefined;
  const folder = dirname(decodeURIComponent(socket));
  if (!existsSync(join(folder, '.s.PGSQL.5432')))
    throw unavailable(
      'engines.edge',
      'workerd reaches no Unix socket, and the gateway speaks for DocumentDB alone: set MONGODB_URI to the address of a server.',
    );
  return folder;
}

/** A port of the loopback address that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

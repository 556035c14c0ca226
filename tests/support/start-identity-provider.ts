import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface RunningIdentityProvider {
  readonly issuer: string;
  /** The variables that make an app offer it as "The School". */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts `identity-provider.mjs` in a process of its own; resolves once it answers. */
export async function startIdentityProvider(): Promise<RunningIdentityProvider> {
  const child = spawn('node', [join(import.meta.dirname, 'identity-provider.mjs')], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const ended = new Promise<void>((done) => child.on('exit', () => done()));
  const issuer = await new Promise<string>((done, fail) => {
    child.on('exit', (code) => fail(new Error(`The identity provider ended with ${code}.`)));
    child.stdout?.once('data', (chunk) => done(String(chunk).trim()));
  });
  return {
    issuer,
    env: {
      OIDC_SCHOOL_ISSUER: issuer,
      OIDC_SCHOOL_CLIENT_ID: 'lectern',
      OIDC_SCHOOL_CLIENT_SECRET: 'a secret of the school',
      OIDC_SCHOOL_LABEL: 'The School',
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}

import { afterAll } from 'vitest';
import type { RunScript } from '@/lib/capa';
import { createSandbox, type SandboxOptions } from '../create-sandbox';
import { sandboxPlace } from '../place';

/** A sandbox for one test file, closed after its last test. */
export function testSandbox(options: Partial<SandboxOptions> = {}) {
  const sandbox = createSandbox({ place: sandboxPlace(process.cwd()), workers: 1, ...options });
  afterAll(() => sandbox.close());
  return sandbox;
}

/** Runs a script for its names; answers their JSON, or the fault as text. */
export async function namesOf(runScript: RunScript, script: string, seed = 1): Promise<Record<string, unknown>> {
  const reply = await runScript({ kind: 'context', seed, script });
  if (!reply.ok) return { fault: `${reply.reason}: ${reply.message}`, line: reply.line };
  return Object.fromEntries(Object.entries(reply.values).map(([name, value]) => [name, value.json ?? value.text]));
}

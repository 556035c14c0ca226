import { invalid } from '@/lib/errors';

/** Where functions run: in the engine that comes with Lectern, or on Inngest (its cloud, or a server of one's own). */
export type WorkflowEngine = 'embedded' | 'inngest';

/**
 * Reads from the environment which engine runs functions: Inngest as soon as any `INNGEST_…` variable is set, else the embedded
 * one. Throws Invalid `workflows.configuration` on half a configuration, and on `INNGEST_DEV` in production, where anybody
 * could have any function run: nothing falls back silently.
 */
export function readWorkflowEngine(env: Readonly<Record<string, string | undefined>>): WorkflowEngine {
  const given = Object.keys(env).filter((name) => name.startsWith('INNGEST_') && env[name]);
  if (given.length === 0) {
    return 'embedded';
  }
  const isDev = !['', '0', 'false'].includes((env.INNGEST_DEV ?? '').toLowerCase());
  if (isDev) {
    if (env.NODE_ENV === 'production' && env.LECTERN_ALLOW_INNGEST_DEV !== '1') {
      throw wrong(
        'INNGEST_DEV leaves /api/inngest open to everybody and is refused in production: unset it, or set LECTERN_ALLOW_INNGEST_DEV=1 on a machine that nobody else reaches.',
      );
    }
    return 'inngest';
  }
  const missing = ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY'].filter((name) => !env[name]);
  if (missing.length > 0) {
    throw wrong(`With ${given.join(', ')} set, ${missing.join(' and ')} must be set as well.`);
  }
  return 'inngest';
}

const wrong = (message: string) => invalid('workflows.configuration', message);

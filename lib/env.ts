import { z } from 'zod';
import { readAllowList } from '@/lib/outbound';
import { invalid } from './errors';

/**
 * What every process needs of its configuration, parsed when it is first asked for, which is when it starts. An invalid variable is an error
 * that names it. Variables that one part alone needs are read there.
 */
export const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|https?):\/\//, 'must be a mysql:// or https:// (PlanetScale) address')
    .describe('MySQL'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// address')
    .describe('MongoDB'),
  LECTERN_DATA: z.string().min(1).default('.data'),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Signs the credentials that learners earn; `importSigningKeys` reads it. `npm start` always sets it. */
  LECTERN_SIGNING_KEYS: z.string().min(1).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address')
    .optional(),
  LECTERN_MAIL_FROM: z.string().min(3).default('Lectern <lectern@localhost>'),
  /** The address of the site: links in letters lead there, and it stands in credentials. */
  LECTERN_URL: z.url().optional(),
  /** next-auth's own name for the same; `LECTERN_URL` wins. */
  NEXTAUTH_URL: z.url().optional(),
  /** The name or address that the server listens on; loopback where it is not set. */
  HOST: z.string().min(1).optional(),
  /** Other counts for rate limits; `readLimits` reads them. */
  LECTERN_LIMITS: z
    .string()
    .regex(/^ *[\w.-]+=\d+ *(, *[\w.-]+=\d+ *)*$/, 'must be NAME=COUNT with commas between them')
    .optional(),
  /** Whom webhooks may reach although nobody else could; `readAllowList` reads it. */
  LECTERN_WEBHOOK_ALLOW: z
    .string()
    .superRefine((text, issues) => {
      try {
        readAllowList(text);
      } catch (error) {
        issues.addIssue({
          code: 'custom',
          message: `cannot be read: ${error instanceof Error ? error.message : error}`,
        });
      }
    })
    .optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
});

export type Env = z.infer<typeof environment>;

let parsed: Env | undefined;

/** The environment of this process. Throws one error that names every variable that is missing or wrong. */
export function env(): Env {
  if (!parsed) {
    const result = environment.safeParse(process.env);
    if (!result.success) {
      const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
      throw new Error(`The environment is not complete: ${faults.join('; ')}. \`npm start\` sets what is missing.`);
    }
    parsed = result.data;
  }
  return parsed;
}

/** Where functions run: in the engine that comes with Lectern, or on Inngest (its cloud, or a server of one's own). */
export type WorkflowEngine = 'embedded' | 'inngest';

/**
 * Reads from the environment which engine runs functions: Inngest as soon as any `INNGEST_…` variable is set, else the embedded
 * one. Throws Invalid `workflows.configuration` on half a configuration, and on `INNGEST_DEV` in production, where anybody
 * could have any function run: nothing falls back silently.
 */
export function readWorkflowEngine(env: Readonly<Record<string, string | undefined>>): WorkflowEngine {
  const given = Object.keys(env).filter(
    (name) => name.startsWith('INNGEST_') && name !== 'INNGEST_CONFORMANCE_URL' && env[name],
  );
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

/** Who runs functions for this process: an engine of its own, the worker beside it (`npm run worker`), or Inngest. */
export type WorkflowPlace = WorkflowEngine | 'worker';

/** As `readWorkflowEngine`; `worker` where `LECTERN_WORKFLOWS=worker` leaves the embedded engine to one. */
export function readWorkflowPlace(env: Readonly<Record<string, string | undefined>>): WorkflowPlace {
  const engine = readWorkflowEngine(env);
  return engine === 'embedded' && env.LECTERN_WORKFLOWS === 'worker' ? 'worker' : engine;
}

const wrong = (message: string) => invalid('workflows.configuration', message);

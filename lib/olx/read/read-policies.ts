import { parseJson } from '@/lib/olx/fields/decode-field';
import { formatBlockId } from '@/lib/olx/identity';
import type { CourseIdentity, Json } from '@/lib/olx/model';
import { idFromName } from './name-block';
import type { Reading } from './reading';

export type JsonObject = { readonly [key: string]: Json };

export const courseKey = formatBlockId({ type: 'course', id: 'course' });

/** The settings of `policy.json`, by the block that they are for. */
export class Policies {
  private readonly byBlock: ReadonlyMap<string, { readonly written: string; readonly policy: Json }>;
  private readonly used = new Set<string>();

  constructor(
    entries: JsonObject,
    run: string,
    /** The file that says so. */
    readonly path: string,
  ) {
    this.byBlock = new Map(
      Object.entries(entries).map(([written, policy]) => [
        written === `course/${run}` ? courseKey : blockOf(written),
        { written, policy },
      ]),
    );
  }

  /** What the policy says of a block; remembered as used. */
  take(key: string): Json | undefined {
    const found = this.byBlock.get(key);
    if (found !== undefined) this.used.add(key);
    return found?.policy;
  }

  /** What was never taken, under the names as written. */
  stray(): JsonObject {
    const unused = [...this.byBlock].filter(([key]) => !this.used.has(key));
    return Object.fromEntries(unused.map(([, { written, policy }]) => [written, policy]));
  }
}

function blockOf(written: string): string {
  const slash = written.indexOf('/');
  const type = written.slice(0, Math.max(slash, 0));
  const name = written.slice(slash + 1);
  // `course/course` of another run must not be taken for the root; a key without a slash names nothing.
  if (slash <= 0 || type === 'course') return `/${written}`;
  return formatBlockId({ type, id: idFromName(type, name) });
}

/** Reads `policies/RUN/policy.json`, or `policies/RUN.json` of older courses, and what Lectern had to write beside it. */
export function readPolicies(reading: Reading, { run }: CourseIdentity): Policies {
  const path = [policyPath(run), `policies/${run}.json`].find((candidate) => reading.has(candidate));
  const current = policyPath(run);
  if (path !== undefined && path !== current)
    reading.note('obsolete', path, null, `Policies stand in ${current} today.`);
  const [policy, more] = [path ?? current, morePolicyPath(run)].map((place) => readEntries(reading, place));
  if (path === undefined && more === undefined) {
    const message = 'The course has no policy.json: all its settings hold their defaults.';
    reading.note('missing-policy', current, null, message);
  }
  return new Policies({ ...policy, ...more }, run, path ?? current);
}

/** Every entry is an object; others are left out of the settings. */
function readEntries(reading: Reading, path: string): JsonObject | undefined {
  const entries = readJsonObject(reading, path);
  for (const [name, policy] of Object.entries(entries ?? {})) {
    if (typeof policy === 'object' && policy !== null && !Array.isArray(policy)) continue;
    reading.warn('bad-policy-entry', path, null, `The entry "${name}" holds no settings, and is not used.`);
  }
  return entries;
}

/** The settings of drafts that no attribute can hold: a file that only Lectern writes. */
export function readDraftPolicies(reading: Reading, { run }: CourseIdentity): Policies {
  const path = draftPolicyPath(run);
  return new Policies(readEntries(reading, path) ?? {}, run, path);
}

export const policyPath = (run: string) => `policies/${run}/policy.json`;

/** What belongs into the policy where one stands that could not be read and is kept: a file that only Lectern writes. */
export const morePolicyPath = (run: string) => `policies/${run}/more_policy.json`;

export const draftPolicyPath = (run: string) => `policies/${run}/draft_policy.json`;

/** The JSON object in a file; a file that holds none is left among the unknown files, with a warning. */
export function readJsonObject(reading: Reading, path: string): JsonObject | undefined {
  const value = readJsonFile(
    reading,
    path,
    (json) => typeof json === 'object' && json !== null && !Array.isArray(json),
  );
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? asObject(value) : undefined;
}

/** The JSON in a file, if `accepts` says that it has the right form. */
export function readJsonFile(reading: Reading, path: string, accepts: (json: Json) => boolean): Json | undefined {
  const bytes = reading.bytes(path);
  if (bytes === undefined) return undefined;
  const text = reading.document(path);
  if (text === undefined) return undefined;
  const json = parseJson(text, 'file');
  if (json !== undefined && accepts(json)) return json;
  reading.leave(path);
  reading.warn(
    'broken-json',
    path,
    null,
    'This file does not hold the JSON that belongs here. It is kept as it is, but not used.',
  );
  return undefined;
}

/** `Array.isArray` does not narrow a readonly array away. */
const asObject = (value: object): JsonObject => Object.fromEntries(Object.entries(value));

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '@/lib/permissions';

/**
 * Every verb by which staff or admins change something writes an audit row in its transaction. Read from the sources: a verb asks for
 * a permission that is not a person's own, and writes.
 */

const root = join(import.meta.dirname, '..');
const files = readdirSync(join(root, 'lib'), { recursive: true, withFileTypes: true })
  // Statements that verbs share stand in `queries.ts`; those who call them answer for them.
  .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name) && entry.name !== 'queries.ts')
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Permissions of people over what is theirs: an attempt, an enrolment, a profile is its own record. */
const own = new Set(
  Object.entries(rules)
    .filter(([, rule]) => rule.roles.some((role) => ['self', 'learner', 'anonymous'].includes(role)))
    .map(([verb]) => verb),
);
const writes = /\b(tx|db)\s*\.(insert|update|delete)\(|\.execute\(|\b(publish|queueLetter)\(tx/;
/** What writes the row: itself, or a verb that always does. */
const audits = /\bwriteAudit\(|\b(commitCourse|changeCourse|changeLive)\(/;

/** Verbs that need no row of their own, and why. */
const exempt = new Map([
  ['lib/presence/note-presence.ts', 'that somebody has a page open is forgotten within a minute'],
  ['lib/enrollments/roster/accept-invitations.ts', 'the invitation has its row; the person takes it up'],
  ['lib/reports/make/', 'steps of a report that somebody asked for, which has its row'],
]);

interface Asked {
  readonly file: string;
  readonly text: string;
  readonly verbs: readonly string[];
}

const asking: Asked[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const verbs = [...text.matchAll(/\b(?:requirePermission|hideUnlessPermitted)\(\s*ctx,\s*'([\w.-]+)'/g)].map(
    ([, verb]) => verb ?? '',
  );
  const indirect =
    /\b(?:requirePermission|hideUnlessPermitted|requireEndpoint|requireCourseCreation)\(\s*ctx,\s*[^'\s]/.test(text)
      ? ['by a rule of its own']
      : [];
  return verbs.length + indirect.length > 0 ? [{ file, text, verbs: [...verbs, ...indirect] }] : [];
});

describe('changes by staff and admins', () => {
  it('are found', () => {
    expect(asking.length).toBeGreaterThan(40);
    expect(asking.filter(({ text }) => writes.test(text) && audits.test(text)).length).toBeGreaterThan(10);
  });

  it('are written into the audit, by each verb, in its transaction', () => {
    const silent = asking
      .filter(({ verbs }) => verbs.some((verb) => !own.has(verb)))
      .filter(({ text }) => writes.test(text) && !audits.test(text))
      .filter(({ file }) => ![...exempt.keys()].some((path) => file.startsWith(path)))
      .map(({ file, verbs }) => `${file} (${verbs.join(', ')})`);
    expect(silent).toEqual([]);
  });
});

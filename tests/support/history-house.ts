import { auditEntries, courseRuns, siteOutbox } from '@/db/schema';
import type { Actor } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { type FreshStores, testNow } from './fresh-stores';
import { smallCourse } from './olx-files';

/** Small courses with a history over a test's own stores, and what they take in them. */
export function historyHouse(openStores: () => FreshStores) {
  /** Each change a minute later than the one before. */
  let minute = 0;
  const context = (actor?: Actor) => {
    minute += 1;
    return openStores().context({ now: new Date(testNow.getTime() + minute * 60_000), ...(actor ? { actor } : {}) });
  };
  const bring = async (run: string, changes: Readonly<Record<string, string>> = {}, message?: string) =>
    await importCourse(context(), {
      source: { files: smallCourse(changes, { run }) },
      ...(message === undefined ? {} : { message }),
    });
  const text = (words: string) => ({ 'html/ht.html': `<p>${words}</p>` });
  const drafted = (run: string, words: string) => ({
    'drafts/vertical/ve.xml': `<vertical display_name="Unit" parent_url="block-v1:Org+C1+${run}+type@sequential+block@se" index_in_children_list="0"><html url_name="ht"/></vertical>`,
    'drafts/html/ht.xml': '<html filename="ht" display_name="Text"/>',
    'drafts/html/ht.html': `<p>${words}</p>`,
  });
  const documents = async () => ({
    nodes: await openStores().count('nodes'),
    revisions: await openStores().count('revisions'),
    manifests: await openStores().count('manifests'),
    files: await openStores().count('files.files'),
    outlines: await openStores().count('outlines'),
  });
  const rows = async () => ({
    audit: (await openStores().db.select().from(auditEntries)).length,
    outbox: (await openStores().db.select().from(siteOutbox)).length,
    runs: await openStores().db.select().from(courseRuns),
  });
  const staffOf = (scope: string): Actor => ({ kind: 'user', userId: 'usr_staff', roles: [{ role: 'staff', scope }] });
  const strangers: readonly [string, Actor, string][] = [
    ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
    ['a learner', { kind: 'user', userId: 'usr_1', roles: [] }, 'Forbidden'],
    ['staff of another course', staffOf('course-v1:Org+C2+r1'), 'Forbidden'],
    ['a beta tester', { kind: 'user', userId: 'usr_1', roles: [{ role: 'beta_tester', scope: 'Org' }] }, 'Forbidden'],
  ];
  return { context, bring, text, drafted, documents, rows, staffOf, strangers };
}

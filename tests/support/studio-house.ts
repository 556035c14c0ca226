import type { Actor, Context } from '@/lib/context';
import { type CourseOutline, getCourseRun, importCourse, loadOutline } from '@/lib/courses';
import { type FreshStores, testNow } from './fresh-stores';
import { smallCourse } from './olx-files';

/** Courses in the studio over a test's own stores, and who works on them: each step is a minute after the one before. */
export function studioHouse(stores: () => FreshStores) {
  let minute = 0;
  const context = (actor?: Actor): Context => {
    minute += 1;
    return stores().context({ now: new Date(testNow.getTime() + minute * 60_000), ...(actor ? { actor } : {}) });
  };
  const staffOf = (scope: string): Actor => ({ kind: 'user', userId: 'usr_staff', roles: [{ role: 'staff', scope }] });
  /** Who may, and may not, edit a course. */
  const roles = (key: string): readonly [string, Actor, boolean][] => [
    ['site admin', { kind: 'user', userId: 'usr_a', roles: [{ role: 'site_admin', scope: '*' }] }, true],
    ['organisation admin', { kind: 'user', userId: 'usr_b', roles: [{ role: 'org_admin', scope: 'Org' }] }, true],
    ['instructor', { kind: 'user', userId: 'usr_c', roles: [{ role: 'instructor', scope: key }] }, true],
    ['staff', staffOf(key), true],
    ['beta tester', { kind: 'user', userId: 'usr_d', roles: [{ role: 'beta_tester', scope: key }] }, false],
    ['staff of another course', staffOf('course-v1:Org+C1+other'), false],
    ['learner', { kind: 'user', userId: 'usr_e', roles: [] }, false],
    ['visitor', { kind: 'anonymous' }, false],
  ];
  let runs = 0;
  /** A fresh course: chapter@ch > sequential@se > vertical@ve > html@ht, problem@pr, poll@po. */
  const open = async (changes: Readonly<Record<string, string>> = {}) => {
    runs += 1;
    const run = `run${runs}`;
    await importCourse(context(), { source: { files: smallCourse(changes, { run }) } });
    return `course-v1:Org+C1+${run}`;
  };
  const heads = async (key: string) => {
    const run = await getCourseRun(stores().context(), key);
    const [draft, published] = await Promise.all(
      [run.draftRoot, run.publishedRoot].map((root) => loadOutline(stores().courseware, root)),
    );
    if (!draft || !published) throw new Error('No outlines');
    return { run, draft, published };
  };
  /** Titles of what stands in a block. */
  const titles = (outline: CourseOutline, block: string) =>
    outline.entries.get(block)?.children.map(({ settings, block: name }) => settings.display_name ?? name);
  return { context, staffOf, roles, open, heads, titles };
}

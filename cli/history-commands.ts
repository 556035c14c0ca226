import type { Command } from 'commander';

/** The commands that compare versions of courses and work with their history. Each loads its own module. */
export function addHistoryCommands(course: Command): void {
  course
    .command('diff')
    .description('what is different between two courses: 0 when nothing is, 1 when something is, 2 on an error')
    .argument('<a>', 'an archive, a folder, a course key or a revision; with @draft or @published for one of its heads')
    .argument('<b>')
    .option('--json', 'print the result as JSON')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (a: string, b: string, options) =>
      (await import('./commands/diff-courses')).runDiffCourses(a, b, options),
    );
  course
    .command('log')
    .description('the history of a course run, newest first')
    .argument('<course-key>')
    .option('--limit <number>', 'so many revisions', '50')
    .option('--after <revision>', 'those older than this one')
    .option('--json', 'print the result as JSON')
    .action(async (courseKey: string, options) =>
      (await import('./commands/log-course')).runLogCourse(courseKey, options),
    );
  course
    .command('show')
    .description('a revision and what it changed')
    .argument('<revision>')
    .option('--json', 'print the result as JSON')
    .action(async (revision: string, options) =>
      (await import('./commands/show-revision')).runShowRevision(revision, options),
    );
  course
    .command('restore')
    .description('give the draft of a course run the sections of an earlier revision, as a new revision')
    .argument('<course-key>')
    .argument('<revision>')
    .option('--publish', 'set what learners see too, settings, grading policy, pages and files among it')
    .option('--message <text>', 'why, for the history')
    .option('--json', 'print the result as JSON')
    .action(async (courseKey: string, revision: string, options) =>
      (await import('./commands/restore-revision')).runRestoreRevision(courseKey, revision, options),
    );
  course
    .command('rerun')
    .description('open a new run of a course under another key')
    .argument('<course-key>')
    .argument('<new-key>')
    .option('--json', 'print the result as JSON')
    .action(async (courseKey: string, newKey: string, options) =>
      (await import('./commands/rerun-course')).runRerunCourse(courseKey, newKey, options),
    );
  course
    .command('collect')
    .description('delete from the course store what no revision reaches')
    .option('--dry-run', 'only count')
    .option('--grace-hours <number>', 'spare what was written or used again within so many hours', '24')
    .option('--json', 'print the result as JSON')
    .action(async (options) => (await import('./commands/collect-courseware')).runCollectCourseware(options));
}

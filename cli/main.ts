import { Command } from 'commander';
import { addHistoryCommands } from './history-commands';
import { describeFailure } from './show/describe-failure';
import { note } from './show/print';
import { addWebhookCommands } from './webhook-commands';

/** The line tool. Each command loads its own module, so that none waits for what it does not use. */
const program = new Command('lectern')
  .description('Lectern from the command line')
  .configureHelp({ sortSubcommands: true })
  .showHelpAfterError();

const course = program.command('course').description('course runs');
course
  .command('import')
  .description('import an Open edX course: .tar.gz, .zip or a folder')
  .argument('<archive>')
  .option('--into <course-key>', 'import under this key instead of the one that the archive names')
  .option('--json', 'print the result as JSON')
  .action(async (archive: string, options) =>
    (await import('./commands/import-course')).runImportCourse(archive, options),
  );
course
  .command('check')
  .description('find what is wrong with a course: an archive, a folder, or a course of this site')
  .argument('<archive-or-course-key>')
  .option('--published', 'check what learners see instead of the draft')
  .option('--info', 'print notes too')
  .option('--json', 'print the result as JSON')
  .action(async (source: string, options) => (await import('./commands/check-course')).runCheckCourse(source, options));
course
  .command('export')
  .description('export a course as Open edX does: a .tar.gz, or with "-" to standard output')
  .argument('<course-key>')
  .argument('<out>')
  .option('--revision <id>', 'this revision instead of what is published and drafted now')
  .option('--folder', 'write a folder instead of an archive')
  .option('--json', 'print the result as JSON')
  .action(async (courseKey: string, out: string, options) =>
    (await import('./commands/export-course')).runExportCourse(courseKey, out, options),
  );
course
  .command('list')
  .description('list the course runs of this site')
  .option('--json', 'print the result as JSON')
  .action(async (options) => (await import('./commands/list-courses')).runListCourses(options));
addHistoryCommands(course);

program
  .command('seed')
  .description('fill a site: "first" for the course that comes with Lectern, or a load set of learners')
  .argument('[what]', '"first"')
  .option('--demo-accounts', 'with "first": make demo accounts, whatever the environment says')
  .option('--no-demo-accounts', 'with "first": make none')
  .option('--learners <number>', 'make so many new learners, enrolled, with plausible attempts')
  .option('--course <course-key>', 'with --learners: the course they take')
  .option('--json', 'print the result as JSON')
  .action(async (what: string | undefined, options) => {
    if (what === 'first' && options.learners === undefined) {
      await (await import('./commands/seed-first')).runSeedFirst(options);
    } else if (what === undefined && options.learners !== undefined) {
      await (await import('./commands/seed-learners')).runSeedLearners(options);
    } else {
      program.error('Say what to seed: "seed first" or "seed --learners 20".');
    }
  });

const certificate = program.command('certificate').description('certificates and credentials');
certificate
  .command('verify')
  .description('check a credential of this or another site: signature, issuer, dates, revocation')
  .argument('<source>', 'a file, or an https address')
  .option('--json', 'print {valid, checks, credential} as JSON')
  .action(async (source: string, options) =>
    (await import('./commands/verify-certificate')).runVerifyCertificate(source, options),
  );

const attempts = program.command('attempts').description('recorded attempts');
attempts
  .command('check')
  .description('look up attempt ids (att_…) from standard input')
  .option('--json', 'print {found, missing} as JSON')
  .action(async (options) => (await import('./commands/check-attempts')).runCheckAttempts(options));

const grades = program.command('grades').description('grades on record');
grades
  .command('verify')
  .description('recompute the grades on record from the attempts; exit 1 where one differs')
  .argument('[course-key]')
  .option('--json', 'print {courses, learners, attempts, differences} as JSON')
  .action(async (courseKey: string | undefined, options) =>
    (await import('./commands/verify-grades')).runVerifyGrades(courseKey, options),
  );
const rollups = program.command('rollups').description('figures of courses');
rollups
  .command('rebuild')
  .description('work the figures of a course out anew from its rows')
  .argument('<course-key>')
  .requiredOption('--from <day>', 'the first day, YYYY-MM-DD (UTC)')
  .requiredOption('--to <day>', 'the last day')
  .option('--json', 'print {days, busy} as JSON')
  .action(async (courseKey: string, options) =>
    (await import('./commands/rebuild-rollups')).runRebuildRollups(courseKey, options),
  );
const workflows = program.command('workflows').description('work in the background');
workflows
  .command('status')
  .description('how much is unfinished, waiting and failed')
  .option('--json', 'print the result as JSON')
  .action(async (options) => (await import('./commands/show-workflow-status')).runShowWorkflowStatus(options));

addWebhookCommands(program);

program
  .command('secrets')
  .description('keys of this site')
  .command('rotate')
  .description('make a new key, and encrypt with it all that the database keeps secret')
  .option('--json', 'print {key, isMade, resealed} as JSON')
  .action(async (options) => (await import('./commands/rotate-secrets')).runRotateSecrets(options));

program
  .command('users')
  .description('people')
  .command('retired')
  .description('the ids of everybody who was erased, one a line: to be kept beside backups')
  .action(async () => (await import('./commands/list-retired')).runListRetired());
program
  .command('backup')
  .description('write all stores into a new folder, while the site runs')
  .argument('<dir>')
  .option('--json', 'print the result as JSON')
  .action(async (folder: string, options) =>
    (await import('./commands/backup-stores')).runBackupStores(folder, options),
  );
program
  .command('restore')
  .description('put a backup into an empty data folder or empty stores')
  .argument('<dir>')
  .option('--retired <file>', 'erase those again whom this list names: "lectern users retired" of the newest state')
  .option('--json', 'print the result as JSON')
  .action(async (folder: string, options) =>
    (await import('./commands/restore-stores')).runRestoreStores(folder, options),
  );

program
  .command('eval')
  .description('answer JSON lines from standard input with one of the pure cores')
  .argument('<kind>')
  .action(async (kind: string) => (await import('./commands/eval')).runEval(kind));

// The channel closes when the process that started this one was killed: nobody waits for the work any more.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Whoever reads us may stop early, as `| head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  note(describeFailure(error));
  if (process.env.LECTERN_DEBUG) {
    console.error(error);
  }
  process.exitCode ??= 1;
}
// A store that went away may leave a connection that would keep this process alive.
process.stdout.write('', () => process.exit());

#!/usr/bin/env node
/**
 * `npm test`, `npm run test:long` and `npm run test:e2e -- PATH…`. Plain JavaScript: it must start on a bare clone.
 * Installs what is missing, runs each stage, and ends with what failed and one line that adds all up: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installEdgeToolsWhereNeeded, installWhereNeeded } from '../engines/install.mjs';
import { failedOfPlaywright, failedOfVitest } from './failed-tests.mjs';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const args = process.argv.slice(2);
const isLong = args.includes('--long');
const onlyBrowser = args[args.indexOf('--only') + 1] === 'e2e' && args.includes('--only');
const paths = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--only');

await installWhereNeeded();
if (isLong) await installEdgeToolsWhereNeeded();

const scratch = mkdtempSync(join(tmpdir(), 'lectern-results-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
/** What failed, a line each. */
const failures = [];
/** The stage that runs now: an interrupt ends it, and with it whatever it started, and no other is begun. */
let current;
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isInterrupted = true;
    current?.kill(signal);
  });
}

/** Runs a command to its end with its output on ours; answers its exit code. */
function run(command, commandArgs, env = {}) {
  return new Promise((done) => {
    current = spawn(command, commandArgs, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    current.on('error', () => done(127));
    current.on('exit', (code, signal) => {
      if (isInterrupted) {
        rmSync(scratch, { recursive: true, force: true });
        process.exit(130);
      }
      done(signal ? 1 : (code ?? 1));
    });
  });
}

function title(text) {
  console.log(`\n── ${text}`);
}

async function check(name, command, commandArgs) {
  title(name);
  const code = await run(command, commandArgs);
  console.log(code === 0 ? `${name}: clean` : `${name}: failed`);
  if (code === 0) {
    totals.passed += 1;
  } else {
    totals.failed += 1;
    failures.push(name);
  }
}

/** Adds what a JSON report says; a stage that leaves none, or fails beside passing tests, counts as one failure. */
function add(stage, report, code, count) {
  const before = totals.failed;
  const named = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : [];
  failures.push(...named);
  if (code !== 0 && totals.failed === before) {
    totals.failed += 1;
    if (named.length === 0) failures.push(`${stage}: ended with ${code}`);
  }
}

async function vitest(project) {
  const stage = `${project} tests`;
  title(stage);
  const report = join(scratch, `${project}.json`);
  const code = await run(join(bin, 'vitest'), [
    'run',
    '--project',
    project,
    // The long tests are few, and how long each takes is worth knowing.
    `--reporter=${isLong ? 'verbose' : 'default'}`,
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  add(stage, report, code, (result) => {
    totals.passed += result.numPassedTests;
    totals.failed += result.numFailedTests;
    totals.skipped += result.numPendingTests + result.numTodoTests;
    return failedOfVitest(result);
  });
}

async function browser(projects, only = [], runtime = 'node') {
  const names = [...projects, ...(runtime === 'node' ? [] : [runtime])].join(', ');
  const stage = `browser tests (${names})`;
  title(stage);
  const report = join(scratch, `browser-${projects.join('-')}-${runtime}.json`);
  const code = await run(join(bin, 'playwright'), ['test', ...projects.map((name) => `--project=${name}`), ...only], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    LECTERN_TEST_RUNTIME: runtime,
  });
  add(stage, report, code, (result) => {
    const { stats } = result;
    totals.passed += stats.expected;
    totals.failed += stats.unexpected + stats.flaky;
    totals.skipped += stats.skipped;
    return failedOfPlaywright(result);
  });
  return report;
}

if (onlyBrowser) {
  await browser(
    ['browser', 'desks', ...(paths.some((path) => path.includes('e2e/courses')) ? ['courses'] : [])],
    paths,
  );
} else if (isLong) {
  await vitest('long');
  await vitest('commands');
  await browser(['desks', 'courses']);
  const reports = [await browser(['runtimes']), await browser(['runtimes'], [], 'edge')];
  if (reports.every(existsSync)) await run(process.execPath, [join(root, 'tests/write-edge-table.mjs'), ...reports]);
} else {
  await run(join(bin, 'next'), ['typegen']);
  await check('type check', join(bin, 'tsc'), ['--noEmit']);
  await check('lint', join(bin, 'biome'), ['check', '--error-on-warnings']);
  await vitest('unit');
  await vitest('integration');
  await browser(['browser']);
}

rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode ||= totals.failed === 0 && totals.passed > 0 ? 0 : 1;

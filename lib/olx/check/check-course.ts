import type { ReadCourse } from '@/lib/olx';
import type { Warning } from '@/lib/olx/model';
import type { BlockLocation } from '@/lib/olx/read/block-record';
import { severityOf } from './codes';
import type { CheckedBlock, Finding, ReadMarkup, Report, Rule } from './finding';
import { openCourse } from './open-course';
import { findDateOrder } from './rules/dates';
import { findExam } from './rules/exams';
import { findFiles } from './rules/files';
import { findGrading } from './rules/grading';
import { findBrokenLinks } from './rules/links';
import { findMedia } from './rules/media';
import { findStrayPolicies } from './rules/policies';
import { checkProblem, type ScriptTools } from './rules/problems';
import { findUnknownSettings } from './rules/settings';
import { findStructure } from './rules/structure';
import { findTabs } from './rules/tabs';
import { findTools } from './rules/tools';

const rules: readonly Rule[] = [
  findStructure,
  findUnknownSettings,
  findDateOrder,
  findExam,
  findGrading,
  findBrokenLinks,
  findMedia,
  findTabs,
  findStrayPolicies,
  findFiles,
  findTools,
];

/** Problems whose scripts are asked for at once; whoever runs them decides how many really run. */
const problemsAtOnce = 16;

export interface CheckOptions extends ScriptTools {
  /** The tree to check: what the course team edits, or what learners see. */
  readonly tree: 'draft' | 'published';
  readonly readHtml: (html: string) => ReadMarkup;
  /** Texts of files of `static/` that may name other files. */
  readonly staticTexts: readonly string[];
}

/**
 * Everything that a course team should know of a course: what the reader mended or noticed, and what the rules find in the
 * tree. In the order of paths and lines. Pure but for the scripts of problems, which run through an argument.
 */
export async function checkCourse(read: ReadCourse, options: CheckOptions): Promise<readonly Finding[]> {
  const { tree, readHtml, staticTexts } = options;
  const { identity, documents, staticFiles, warnings } = read.course;
  const locations = read.locations[tree];
  const course = openCourse({
    identity,
    root: read.course[tree],
    documents,
    staticFiles,
    staticTexts,
    readHtml,
    locate: ({ type, id }) => locations.get(`${type}@${id}`) ?? nowhere,
  });
  const said = [...warnings, ...read.notes].filter(({ path }) => tree === 'draft' || !path.startsWith('drafts/'));
  const byPath = indexPaths(course.blocks);
  const findings = [
    ...said.map((warning) => ofWarning(warning, byPath)),
    ...rules.flatMap((rule) => [...rule(course)].map(ofReport)),
    ...(await checkProblems(course.blocks, options)).map(ofReport),
  ];
  return sortUnique(findings);
}

const nowhere: BlockLocation = { path: 'course.xml', line: null, sourcePath: 'course.xml', sourceLine: null };

function ofReport({ code, message, block = null, path, line }: Report): Finding {
  const written = block?.location;
  return {
    code,
    severity: severityOf(code),
    path: path ?? written?.path ?? '',
    line: (path === undefined ? written?.line : line) ?? null,
    block: block?.key ?? null,
    message,
  };
}

/** The importer names a place; the block that is written there is the last one that begins before it. */
function ofWarning({ code, path, line, message }: Warning, byPath: BlocksByPath): Finding {
  const block = byPath.get(path)?.findLast(({ location }) => line === null || (location.line ?? 0) <= line);
  return { code, severity: severityOf(code), path, line, block: block?.key ?? null, message };
}

type BlocksByPath = ReadonlyMap<string, readonly CheckedBlock[]>;

function indexPaths(blocks: readonly CheckedBlock[]): BlocksByPath {
  const index = new Map<string, CheckedBlock[]>();
  for (const block of blocks) {
    for (const path of new Set([block.location.path, block.location.sourcePath])) {
      const here = index.get(path);
      if (here === undefined) index.set(path, [block]);
      else here.push(block);
    }
  }
  return index;
}

/** Several at a time, answers in the order of the course. */
async function checkProblems(blocks: readonly CheckedBlock[], tools: ScriptTools): Promise<readonly Report[]> {
  const problems = blocks.filter(({ block }) => block.type === 'problem' && block.fault === undefined);
  const found: (readonly Report[])[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < problems.length; index = next++) {
      const problem = problems[index];
      if (problem !== undefined) found[index] = await checkProblem(problem, tools);
    }
  };
  await Promise.all(Array.from({ length: problemsAtOnce }, work));
  return gatherUnrun(found.flat());
}

/** One report speaks for all scripts that did not come to run: the reason is the same. */
function gatherUnrun(reports: readonly Report[]): readonly Report[] {
  const [first, ...others] = reports.filter(({ code }) => code === 'script-not-run');
  if (first === undefined || others.length === 0) return reports;
  const message = `${first.message} So it is with ${others.length} more.`;
  return [...reports.filter(({ code }) => code !== 'script-not-run'), { ...first, message }];
}

/** Both trees may say the same of one file. */
function sortUnique(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

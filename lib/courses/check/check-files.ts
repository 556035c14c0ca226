import { LecternError } from '@/lib/errors';
import { type ReadCourse, readCourse } from '@/lib/olx';
import { type Finding, type Severity, severityOf } from '@/lib/olx/check';
import type { OlxFiles } from '@/lib/olx/model';
import { CourseRefusal } from '@/lib/olx/read/reading';
import type { CountByType } from '../count-blocks';
import { checkRead, countFindings } from './check-read';

export type CheckedTree = 'draft' | 'published';

/** What a check found, and how much it looked at. */
export interface CheckResult {
  /** Null where the course could not be read at all. */
  readonly courseKey: string | null;
  readonly tree: CheckedTree;
  /** In the order of paths and lines, of every severity. */
  readonly errors: readonly Finding[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** The tree, every block once. */
  readonly blocks: CountByType;
  /** Runs of problems' Python: how many there were, and how many did not come to run. */
  readonly scripts: { readonly run: number; readonly left: number };
}

/** The files of a course that is checked. */
export interface CheckedFiles extends OlxFiles {
  /** Texts of `static/` that may name other files. */
  readonly staticTexts: readonly string[];
}

/** Checks a course that stands in files. */
export async function checkFiles(files: CheckedFiles, tree: CheckedTree): Promise<CheckResult> {
  let read: ReadCourse;
  try {
    read = readCourse(files);
  } catch (error) {
    return refused(error, tree);
  }
  return await checkRead(read, { tree, staticTexts: files.staticTexts });
}

/** What an import refuses is an error of the course like any other; what is no course at all is thrown on. */
export function refused(error: unknown, tree: CheckedTree): CheckResult {
  if (!(error instanceof LecternError) || !isRefusal(error.code)) throw error;
  const { path, line } = error instanceof CourseRefusal ? error : { path: '', line: null };
  const finding = {
    code: error.code,
    severity: severityOf(error.code),
    path,
    line,
    block: null,
    message: error.message,
  };
  return {
    courseKey: null,
    tree,
    errors: [finding],
    counts: countFindings([finding]),
    blocks: {},
    scripts: { run: 0, left: 0 },
  };
}

const unopened = ['archive.missing', 'archive.unknown-format', 'archive.broken', 'archive.encrypted'];
const isRefusal = (code: string): boolean => /^(?:olx|xml|archive)\./.test(code) && !unopened.includes(code);

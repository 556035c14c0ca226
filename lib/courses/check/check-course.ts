import type { Context } from '@/lib/context';
import type { PackedFile } from '../archive/pack-tar';
import { exportCourse } from '../export/export-course';
import { type CheckedTree, type CheckResult, checkFiles } from './check-files';
import { isTextFile } from './text-files';

export interface CheckCourseInput {
  readonly courseKey: string;
  /** What the course team edits (the default), or what learners see. */
  readonly tree?: CheckedTree;
}

/**
 * Checks a course of this site as it would go out: paths and lines are those of its export, which are those that the team knows
 * from its archives. Reads the stores, and changes nothing.
 *
 * Throws Forbidden for who is not of the course's team, NotFound `courses.not-found`.
 */
export async function checkCourse(ctx: Context, { courseKey, tree = 'draft' }: CheckCourseInput): Promise<CheckResult> {
  const { files } = await exportCourse(ctx, { courseKey });
  const contents = new Map<string, Uint8Array>();
  const staticTexts: string[] = [];
  for (const file of files) {
    if (isTextFile(file.path, file.bytes)) staticTexts.push(new TextDecoder().decode(await bytesOf(file)));
    else if (!file.path.startsWith('static/')) contents.set(file.path, await bytesOf(file));
  }
  const paths = files.map(({ path }) => path);
  return await checkFiles({ paths, read: (path) => contents.get(path), staticTexts }, tree);
}

async function bytesOf(file: PackedFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.chunks()) pieces.push(piece);
  const [only, ...others] = pieces;
  return only !== undefined && others.length === 0 ? only : Buffer.concat(pieces);
}

import type { CourseIdentity } from './model';

/**
 * The keys of Open edX: `course-v1:ORG+NUMBER+RUN`, `block-v1:ORG+NUMBER+RUN+type@TYPE+block@ID`, and Lectern's short form of
 * the latter within one course, `TYPE@ID`. Everything that comes from outside passes one of the parsers here.
 */

/** Letters, digits, `_`, `-`, `~` and `.`: what Open edX lets stand in a part of a course key. */
const coursePart = /^[\p{L}\p{N}_\-~.]+$/u;
/** The id of a block may hold a colon too (it separates folders in the archive). */
const blockPart = /^[\p{L}\p{N}_\-~.:]+$/u;

/** The parts of a course key, and a block's type and id together, must fit the columns that hold them. */
const maxCoursePartLength = 64;
export const maxBlockIdLength = 255;

export interface BlockName {
  readonly type: string;
  readonly id: string;
}

export interface UsageKey extends BlockName {
  /** Null for the old `i4x://` form, which names no run. */
  readonly course: CourseIdentity | null;
}

/** Whether the three parts make a course key. */
export function isCourseIdentity({ org, number, run }: CourseIdentity): boolean {
  return [org, number, run].every((part) => part.length <= maxCoursePartLength && coursePart.test(part));
}

/** @example formatCourseKey({ org: 'OpenedX', number: 'DemoX', run: 'DemoCourse' }) // 'course-v1:OpenedX+DemoX+DemoCourse' */
export function formatCourseKey({ org, number, run }: CourseIdentity): string {
  return `course-v1:${org}+${number}+${run}`;
}

/** Reads `course-v1:ORG+NUMBER+RUN`, or the old `ORG/NUMBER/RUN`; undefined for anything else. */
export function parseCourseKey(text: string): CourseIdentity | undefined {
  const [org, number, run, ...rest] = text.startsWith('course-v1:')
    ? text.slice('course-v1:'.length).split('+')
    : text.split('/');
  if (org === undefined || number === undefined || run === undefined || rest.length > 0) return undefined;
  const identity = { org, number, run };
  return isCourseIdentity(identity) ? identity : undefined;
}

/** @example formatUsageKey(course, { type: 'problem', id: 'abc' }) // 'block-v1:ORG+NUMBER+RUN+type@problem+block@abc' */
export function formatUsageKey({ org, number, run }: CourseIdentity, { type, id }: BlockName): string {
  return `block-v1:${org}+${number}+${run}+type@${type}+block@${id}`;
}

/** Reads a `block-v1:` key or the old `i4x://ORG/NUMBER/TYPE/ID`; undefined for anything else. */
export function parseUsageKey(text: string): UsageKey | undefined {
  const modern = /^block-v1:([^+]+)\+([^+]+)\+([^+]+)\+type@([^+]+)\+block@(.+)$/.exec(text);
  if (modern !== null) {
    const [, org = '', number = '', run = '', type = '', id = ''] = modern;
    const course = { org, number, run };
    return isCourseIdentity(course) && isBlockName({ type, id }) ? { course, type, id } : undefined;
  }
  const [, type = '', id = ''] = /^i4x:\/\/[^/]+\/[^/]+\/([^/]+)\/([^/?#]+)$/.exec(text) ?? [];
  return isBlockName({ type, id }) ? { course: null, type, id } : undefined;
}

/** What a colon separates is a path in the archive: steps that no archive holds, or that readers pass over, name no block. */
const unusableStep = /^(?:\.{0,2}|\._.*)$/;
const maxSteps = 16;

/** Whether type and id may name a block. */
export function isBlockName({ type, id }: BlockName): boolean {
  if (!blockPart.test(type) || !blockPart.test(id) || type.length + 1 + id.length > maxBlockIdLength) return false;
  const steps = id.split(':');
  return steps.length <= maxSteps && !steps.some((step) => unusableStep.test(step));
}

/** @example formatBlockId({ type: 'problem', id: 'abc' }) // 'problem@abc' */
export function formatBlockId({ type, id }: BlockName): string {
  return `${type}@${id}`;
}

/** Reads `TYPE@ID`; undefined where it names no block. */
export function parseBlockId(text: string): BlockName | undefined {
  const at = text.indexOf('@');
  const name = { type: text.slice(0, Math.max(at, 0)), id: text.slice(at + 1) };
  return at > 0 && isBlockName(name) ? name : undefined;
}

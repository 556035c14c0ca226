import { parseDate } from '@/lib/olx/fields/parse-date';
import { parseGraceperiod } from '@/lib/olx/fields/parse-duration';
import type { Json, Settings } from '@/lib/olx/model';
import type {
  BlockAccess,
  CatalogVisibility,
  CourseSchedule,
  CourseVisibility,
  EntranceExam,
  GroupRule,
  Prerequisite,
  SettingWarning,
  ShowCorrectness,
} from './model';

/** What holds where nothing is set anywhere: content without a start is not released. */
export const defaultAccess: BlockAccess = {
  start: new Date(Date.UTC(2030, 0, 1)),
  due: null,
  relativeWeeksDue: null,
  graceSeconds: 0,
  isStaffOnly: false,
  isHiddenFromToc: false,
  isHiddenAfterDue: false,
  groupAccess: [],
  prerequisite: null,
  showCorrectness: 'always',
  daysEarlyForBeta: 0,
  isGraded: false,
  format: null,
};

/** An open start: a `start` that is set to nothing holds nobody up. */
const always = new Date(0);
/** What a `group_access` that cannot be read is taken for: nobody but staff. */
const nobody: readonly GroupRule[] = [{ partitionId: -1, groupIds: [] }];

/** `bad`: the value cannot be used. */
type Reading<T> = { readonly value: T } | 'bad';

const empty = (value: Json): boolean => value === null || value === '';

function readDate(value: Json): Reading<Date | null> {
  if (empty(value)) return { value: null };
  const date = new Date(parseDate(value) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? 'bad' : { value: date };
}

function readStart(value: Json): Reading<Date> {
  const date = readDate(value);
  return date === 'bad' ? 'bad' : { value: date.value ?? always };
}

function readSeconds(value: Json): Reading<number> {
  if (empty(value)) return { value: 0 };
  const seconds = parseGraceperiod(value);
  return seconds === null ? 'bad' : { value: seconds };
}

function readNumber(value: Json): Reading<number> {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? { value: number } : 'bad';
}

function readOptionalNumber(value: Json): Reading<number | null> {
  return empty(value) ? { value: null } : readNumber(value);
}

function readDays(value: Json): Reading<number> {
  if (empty(value)) return { value: 0 };
  const days = readNumber(value);
  return days === 'bad' || days.value < 0 ? 'bad' : days;
}

function readFlag(value: Json): Reading<boolean> {
  if (typeof value === 'boolean') return { value };
  if (empty(value) || value === 0) return { value: false };
  if (value === 1) return { value: true };
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return word === 'true' || word === 'false' ? { value: word === 'true' } : 'bad';
}

const readText = (value: Json): Reading<string | null> =>
  empty(value) ? { value: null } : typeof value === 'string' ? { value } : 'bad';

const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (value: Json): Reading<T> => {
    const found = words.find((word) => word === value);
    return found === undefined ? 'bad' : { value: found };
  };

const readShowCorrectness: (value: Json) => Reading<ShowCorrectness> = oneOf<ShowCorrectness>(
  'always',
  'never',
  'past_due',
  'never_but_include_grade',
);

const readTexts = (value: Json): Reading<readonly string[]> =>
  empty(value)
    ? { value: [] }
    : Array.isArray(value) && value.every((item): item is string => typeof item === 'string')
      ? { value: value.map((item: string) => item.trim()).filter((item) => item !== '') }
      : 'bad';

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readGroups(value: Json): Reading<readonly GroupRule[]> {
  if (empty(value)) return { value: [] };
  if (!isObject(value)) return 'bad';
  const rules: GroupRule[] = [];
  for (const [partition, groups] of Object.entries(value)) {
    // A partition without groups restricts nobody.
    if (groups === null || (Array.isArray(groups) && groups.length === 0)) continue;
    const ids = Array.isArray(groups) ? groups.map(readNumber) : ['bad' as const];
    const partitionId = readNumber(partition);
    const groupIds = ids.flatMap((id) => (id === 'bad' ? [] : [id.value]));
    if (partitionId === 'bad' || groupIds.length < ids.length) return 'bad';
    rules.push({ partitionId: partitionId.value, groupIds });
  }
  return { value: rules };
}

/** `block-v1:…+type@TYPE+block@ID`, `i4x://…/TYPE/ID`, `TYPE@ID`, or a bare id of the type given, as `TYPE@ID`. */
const blockOfType =
  (type: string) =>
  (value: Json): Reading<string | null> => {
    if (empty(value)) return { value: null };
    if (typeof value !== 'string') return 'bad';
    const usage = /(?:\+type@([^+@]+)\+block@(.+)|^i4x:\/\/[^/]+\/[^/]+\/([^/]+)\/(.+))$/.exec(value);
    if (usage) return { value: `${usage[1] ?? usage[3]}@${usage[2] ?? usage[4]}` };
    return { value: value.includes('@') ? value : `${type}@${value}` };
  };

/**
 * A minimum as a percentage. Open edX keeps one of 65 % as 0.65, and describes the setting in percents: up to 1 is a fraction, so
 * that 1 asks for everything.
 */
function readPercent(value: Json): Reading<number | null> {
  const number = readOptionalNumber(value);
  if (number === 'bad' || number.value === null) return number;
  const percent = number.value <= 1 ? Math.round(number.value * 1e6) / 1e4 : number.value;
  return percent >= 0 && percent <= 100 ? { value: percent } : 'bad';
}

/** Reads settings of one block and remembers what could not be used. */
class Reader {
  constructor(
    private readonly block: string,
    private readonly settings: Settings,
    private readonly warnings: SettingWarning[],
  ) {}

  /** Undefined where the block does not set it; `whenBad` where it does and the value cannot be used. */
  get<T>(name: string, read: (value: Json) => Reading<T>, whenBad?: T): T | undefined {
    const value = this.settings[name];
    if (value === undefined) return undefined;
    const reading = read(value);
    if (reading !== 'bad') return reading.value;
    const message = `${name} cannot be ${JSON.stringify(value)}.`;
    this.warnings.push({ block: this.block, setting: name, code: 'bad-value', message });
    return whenBad;
  }
}

function readPrerequisite(own: Reader): Prerequisite | null {
  const block = own.get('required_prereq', blockOfType('sequential'));
  if (!block) return null;
  return {
    block,
    // Open edX asks for everything where the course team says nothing.
    minScorePercent: own.get('min_score', readOptionalNumber) ?? 100,
    minCompletionPercent: own.get('min_completion', readOptionalNumber) ?? 100,
  };
}

function readEntranceExam(own: Reader): EntranceExam | null {
  const block = own.get('entrance_exam_id', blockOfType('chapter'));
  if (!own.get('entrance_exam_enabled', readFlag) || !block) return null;
  return { block, minScorePercent: own.get('entrance_exam_minimum_score_pct', readPercent) ?? 65 };
}

/**
 * A block's access settings: its own, and where it has none those of its parent. A value that cannot be used counts as not set,
 * with a warning; a `group_access` that cannot be read admits nobody but staff.
 * @param block `TYPE@ID`, for the warnings
 * @param parent the parent's access; `defaultAccess` at the root
 * @param warnings collects what could not be used
 * @example resolveAccess('sequential@a', { due: '2026-03-01T12:00:00Z' }, defaultAccess, []).due
 */
export function resolveAccess(
  block: string,
  settings: Settings,
  parent: BlockAccess,
  warnings: SettingWarning[],
): BlockAccess {
  const own = new Reader(block, settings, warnings);
  const due = own.get('due', readDate);
  const relativeWeeksDue = own.get('relative_weeks_due', readOptionalNumber);
  return {
    start: own.get('start', readStart) ?? parent.start,
    due: due === undefined ? parent.due : due,
    relativeWeeksDue: relativeWeeksDue === undefined ? parent.relativeWeeksDue : relativeWeeksDue,
    graceSeconds: own.get('graceperiod', readSeconds) ?? parent.graceSeconds,
    isStaffOnly: own.get('visible_to_staff_only', readFlag) ?? parent.isStaffOnly,
    isHiddenFromToc: own.get('hide_from_toc', readFlag) ?? parent.isHiddenFromToc,
    groupAccess: own.get('group_access', readGroups, nobody) ?? parent.groupAccess,
    showCorrectness: own.get('show_correctness', readShowCorrectness) ?? parent.showCorrectness,
    daysEarlyForBeta: own.get('days_early_for_beta', readDays) ?? parent.daysEarlyForBeta,
    isGraded: own.get('graded', readFlag) ?? parent.isGraded,
    isHiddenAfterDue: own.get('hide_after_due', readFlag) ?? false,
    prerequisite: readPrerequisite(own),
    format: own.get('format', readText) ?? null,
  };
}

/**
 * The course's own schedule, from the settings of its root block.
 * @param block the root, `course@RUN`, for the warnings
 * @example parseCourseSchedule('course@2026', { self_paced: true }).course.isSelfPaced // true
 */
export function parseCourseSchedule(
  block: string,
  settings: Settings,
): { readonly course: CourseSchedule; readonly warnings: readonly SettingWarning[] } {
  const warnings: SettingWarning[] = [];
  const own = new Reader(block, settings, warnings);
  const course: CourseSchedule = {
    start: own.get('start', readStart) ?? defaultAccess.start,
    end: own.get('end', readDate) ?? null,
    enrollmentStart: own.get('enrollment_start', readDate) ?? null,
    enrollmentEnd: own.get('enrollment_end', readDate) ?? null,
    isInvitationOnly: own.get('invitation_only', readFlag) ?? false,
    catalogVisibility: own.get('catalog_visibility', oneOf<CatalogVisibility>('both', 'about', 'none')) ?? 'both',
    courseVisibility:
      own.get('course_visibility', oneOf<CourseVisibility>('private', 'public_outline', 'public')) ?? 'private',
    isSelfPaced: own.get('self_paced', readFlag) ?? false,
    daysEarlyForBeta: own.get('days_early_for_beta', readDays) ?? 0,
    isGatingEnabled: own.get('enable_subsection_gating', readFlag) ?? true,
    requiredCourses: own.get('pre_requisite_courses', readTexts) ?? [],
    entranceExam: readEntranceExam(own),
  };
  return { course, warnings };
}

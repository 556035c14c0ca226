import { measureUnits, type UnitProgress } from '@/lib/completion';
import {
  listUnits,
  type OutlineEntry,
  type OutlineNavSection,
  type SequenceItem,
  type UnitLink,
  type UnitPage,
  type UnitPageResult,
  unitPath,
} from '@/lib/courses';
import {
  type ClosedPage,
  hrefOf,
  iconOf,
  isStaffOnly,
  type LearnerCourse,
  lockedBecause,
  lockOf,
  neighbour,
  type OpenCourseInput,
  openCourse,
  titleOf,
  type VisitContext,
} from '@/lib/enrollments';
import { notFound } from '@/lib/errors';
import { timed } from '@/lib/telemetry';
import { seedOf } from '../problem/decide-problem';
import { readyProblem } from '../problem/ready-problem';
import { findUnitRecords, type UnitRecords } from '../queries';
import { listShownBlocks, viewUnitBlocks } from './block-views';
import { type BlockContent, loadContents } from './load-contents';

/** In a course of up to this many subsections the outline beside a unit lists all of them. */
const wholeOutlineLimit = 60;

export const noRecords: UnitRecords = { states: new Map(), completed: new Set() };

/**
 * A unit as its page shows it. Two MySQL queries (the course for this person; their records), none to MongoDB once the unit is in
 * memory. `block` names the unit (`vertical@ID`). NotFound where it is no unit or hidden from this viewer.
 */
export const openUnit = timed(
  'attempts.openUnit',
  async (ctx: VisitContext, input: OpenCourseInput & { readonly block: string }): Promise<UnitPageResult> => {
    const course = await openCourse(ctx, input);
    const unit = findUnit(course, input.block);
    const closed = closedUnit(course, unit);
    if (closed) {
      return closed;
    }
    const shown = listShownBlocks(course, unit);
    const withState = shown.filter(({ type }) => type === 'problem' || type === 'video').map(({ block }) => block);
    const { courseKey, userId } = course;
    const [contents, records] = await Promise.all([
      loadContents(ctx.courseware, shown, courseKey),
      userId === null ? noRecords : findUnitRecords(ctx.db, { userId, courseKey, blocks: withState }),
    ]);
    return assemble({
      course,
      unit,
      shown,
      contents: await readyContents(ctx, course, { shown, contents, records }),
      records,
    });
  },
);

/** The contents with every problem as this learner has it: scripts of those with Python run at the same time. */
export async function readyContents(
  ctx: Pick<VisitContext, 'runScript'>,
  course: LearnerCourse,
  { shown, contents, records }: Pick<Parts, 'shown' | 'contents' | 'records'>,
): Promise<Parts['contents']> {
  const scripted = shown.flatMap((entry) => {
    const content = contents.get(entry.block);
    return content?.kind === 'problem' && content.loaded.problem.script !== '' ? [{ entry, content }] : [];
  });
  if (scripted.length === 0) {
    return contents;
  }
  const ready = await Promise.all(
    scripted.map(async ({ entry, content }): Promise<[string, BlockContent]> => {
      const seed = seedOf({ course, entry, row: records.states.get(entry.block) });
      return [entry.block, { ...content, loaded: await readyProblem(ctx, content.loaded, seed) }];
    }),
  );
  return new Map([...contents, ...ready]);
}

/** The unit of that name that this viewer may know of. */
export function findUnit(course: LearnerCourse, block: string): OutlineEntry {
  const unit = course.outline.entries.get(block);
  if (!unit || !listUnits(course.outline).place.has(block)) {
    throw notFound('courses.unit-not-found', 'There is no such unit.');
  }
  if (course.decision.canSeeContent && (course.decide(block)?.decision.state ?? 'hidden') === 'hidden') {
    throw notFound('courses.unit-not-found', 'There is no such unit.');
  }
  return unit;
}

/** The page in the place of a unit that is closed to this viewer; null where it is open. */
export function closedUnit(course: LearnerCourse, unit: OutlineEntry): ClosedPage | null {
  const decision = course.decide(unit.block)?.decision;
  const reason = course.decision.reason ?? (decision?.state === 'locked' ? decision.reason : null);
  if (course.decision.canSeeContent && decision?.state === 'visible') {
    return null;
  }
  return {
    status: 'closed',
    course: course.head,
    reason: reason ? lockedBecause(reason, course) : { code: 'not-enrolled', at: null },
  };
}

interface Parts {
  readonly course: LearnerCourse;
  readonly unit: OutlineEntry;
  readonly shown: readonly OutlineEntry[];
  readonly contents: ReadonlyMap<string, BlockContent>;
  readonly records: UnitRecords;
}

function assemble({ course, unit, shown, contents, records }: Parts): UnitPage {
  const { courseKey, outline } = course;
  const [section, subsection] = placesOf(unit);
  const hasWholeOutline = countSubsections(outline.course) <= wholeOutlineLimit;
  const units = measureUnits(course.units, records.completed);
  const link = (entry: OutlineEntry): UnitLink => ({
    block: entry.block,
    title: titleOf(entry),
    href: unitPath(courseKey, entry.block),
  });
  const previous = neighbour(course, unit, -1);
  const next = neighbour(course, unit, 1);
  const decidedSubsection = subsection ? course.decide(subsection.block) : undefined;
  return {
    status: 'open',
    course: course.head,
    outline: outlineBeside(course, units, { section, subsection, hasWholeOutline }),
    unit: {
      ...link(unit),
      node: unit.node,
      isStaffOnly: isStaffOnly(course, unit.block),
      isDone: units.isDone(unit.block),
    },
    breadcrumbs: [section, subsection].flatMap((entry) =>
      entry ? [{ block: entry.block, title: titleOf(entry), href: hrefOf(course, entry) ?? course.head.href }] : [],
    ),
    sequence: {
      block: subsection?.block ?? unit.block,
      title: titleOf(subsection ?? unit),
      format: decidedSubsection?.access.format ?? null,
      isGraded: decidedSubsection?.access.isGraded ?? false,
      due: decidedSubsection?.due.due?.toISOString() ?? null,
      units: (subsection?.children ?? [unit])
        .filter((entry) => entry === unit || (course.decide(entry.block)?.decision.isListed ?? false))
        .map((entry) => sequenceItem(course, units, entry, entry === unit)),
    },
    previous: previous && link(previous),
    next: next && link(next),
    blocks: viewUnitBlocks({ course, contents, records }, unit),
    viewable: listViewable({ course, unit, shown, contents, records }),
  };
}

/** The section and subsection that a unit stands in, as far as it does. */
function placesOf(unit: OutlineEntry): [section: OutlineEntry | undefined, subsection: OutlineEntry | undefined] {
  return [unit.path.find(({ type }) => type === 'chapter'), unit.path.find(({ type }) => type === 'sequential')];
}

const countSubsections = (course: OutlineEntry) =>
  course.children.reduce((sum, section) => sum + section.children.length, 0);

function sequenceItem(
  course: LearnerCourse,
  units: UnitProgress,
  entry: OutlineEntry,
  isCurrent: boolean,
): SequenceItem {
  const decision = course.decide(entry.block)?.decision;
  return {
    block: entry.block,
    title: titleOf(entry),
    href: unitPath(course.courseKey, entry.block),
    isCurrent,
    isDone: units.isDone(entry.block),
    locked: decision ? lockOf(decision, course) : null,
    icon: iconOf(entry),
  };
}

function outlineBeside(
  course: LearnerCourse,
  units: UnitProgress,
  at: { section: OutlineEntry | undefined; subsection: OutlineEntry | undefined; hasWholeOutline: boolean },
): readonly OutlineNavSection[] {
  const isListed = (entry: OutlineEntry) => course.decide(entry.block)?.decision.isListed ?? false;
  return course.outline.course.children.filter(isListed).map((section) => ({
    block: section.block,
    title: titleOf(section),
    isCurrent: section === at.section,
    href: hrefOf(course, section),
    subsections:
      at.hasWholeOutline || section === at.section
        ? section.children.filter(isListed).map((entry) => ({
            block: entry.block,
            title: titleOf(entry),
            href: hrefOf(course, entry),
            isCurrent: entry === at.subsection,
            progress: units.progressOf(entry.block),
            due: course.decide(entry.block)?.due.due?.toISOString() ?? null,
          }))
        : [],
  }));
}

/** The blocks that are complete by being seen and are not yet: html, problems that ask nothing, videos with nothing to play. */
export function listSeen({
  shown,
  contents,
  records,
}: Pick<Parts, 'shown' | 'contents' | 'records'>): readonly string[] {
  return shown
    .filter((entry) => isDoneBySeeing(entry, contents.get(entry.block)) && !records.completed.has(entry.block))
    .map(({ block }) => block);
}

/** What this look at the unit adds to the record of who is enrolled: what is complete by it, and the unit as the last one opened. */
function listViewable(parts: Parts): readonly string[] {
  const { enrollment } = parts.course;
  if (!enrollment) {
    return [];
  }
  return enrollment.lastBlock === parts.unit.block
    ? listSeen(parts)
    : [...new Set([...listSeen(parts), parts.unit.block])];
}

function isDoneBySeeing(entry: OutlineEntry, content: BlockContent | undefined): boolean {
  switch (content?.kind) {
    case 'html':
    case 'frame':
    case 'prelude':
      return true;
    case 'problem':
      return entry.isSupported && content.loaded.problem.responses.length === 0;
    case 'video':
      return content.sources.length === 0 && content.video.youtubeId === null;
    default:
      return false;
  }
}

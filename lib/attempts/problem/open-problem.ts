import {
  type BlockRecord,
  type DecidedEntry,
  type LearnerCourse,
  type OpenCourseInput,
  openCourseAt,
  type VisitContext,
} from '@/lib/enrollments';
import { conflict, forbidden, notFound, unauthenticated } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';
import type { OwnBlock } from '../queries';
import { decideProblem, type ProblemFacts, type ProblemPlace, seedOf } from './decide-problem';
import { loadReady } from './ready-problem';

export interface ProblemInput extends OpenCourseInput {
  /** `problem@ID`. */
  readonly block: string;
}

/** A problem opened for the person who acts on it. */
export interface OpenProblem {
  readonly place: ProblemPlace;
  readonly facts: ProblemFacts;
  readonly own: OwnBlock;
  readonly record: BlockRecord;
}

/** What `work` answers where another request changed the same state meanwhile: it is asked again with what stands then. */
export const raced = Symbol('raced');
const maxRounds = 5;

/**
 * Opens a problem for its learner (one query) and runs `work`, again from the start where it raced with another request.
 * Unauthenticated for visitors; NotFound for what is no problem, hidden, or shown only as a placeholder; Forbidden for what is
 * locked.
 */
export async function atProblem<Value>(
  ctx: VisitContext,
  input: ProblemInput,
  work: (open: OpenProblem) => Promise<Value | typeof raced>,
): Promise<Value> {
  return atOpened(() => openProblem(ctx, input, requireOpen), work);
}

/** The same for what the learner has there already, whether or not they may open it now. */
export async function atRecordedProblem<Value>(
  ctx: VisitContext,
  input: ProblemInput,
  work: (open: OpenProblem) => Promise<Value | typeof raced>,
): Promise<Value> {
  return atOpened(() => openProblem(ctx, { ...input, isForGrading: true }, () => undefined), work);
}

async function atOpened<Value>(
  open: () => Promise<OpenProblem>,
  work: (open: OpenProblem) => Promise<Value | typeof raced>,
): Promise<Value> {
  for (let round = 0; round < maxRounds; round++) {
    const value = await work(await open());
    if (value !== raced) {
      return value;
    }
  }
  throw conflict('attempts.busy', 'This problem is being answered from several places at once. Please try again.');
}

async function openProblem(
  ctx: VisitContext,
  input: ProblemInput,
  requireAccess: (course: LearnerCourse, decided: DecidedEntry) => void,
): Promise<OpenProblem> {
  const { course, record } = await openCourseAt(ctx, input);
  const { userId, courseKey } = course;
  if (userId === null) {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  requirePermission(course, 'attempt.submit-own', userTarget(userId));
  const entry = course.outline.entries.get(input.block);
  const decided = course.decide(input.block);
  // A problem inside a block that shows as a placeholder is shown to nobody.
  if (entry?.type !== 'problem' || !decided || entry.path.some((above) => !above.isSupported)) {
    throw noSuchProblem();
  }
  requireAccess(course, decided);
  const row = record.state ?? undefined;
  const loaded = await loadReady(ctx, entry.node, seedOf({ course, entry, row }));
  const place: ProblemPlace = { course, entry, decided, loaded, row };
  return { place, facts: decideProblem(place), own: { userId, courseKey, block: entry.block }, record };
}

function requireOpen(course: LearnerCourse, { decision }: DecidedEntry): void {
  if (!course.decision.canSeeContent || decision.state === 'hidden') {
    throw noSuchProblem();
  }
  if (decision.state === 'locked') {
    throw forbidden('attempts.locked', 'This problem is not open to you now.');
  }
}

const noSuchProblem = () => notFound('attempts.problem-not-found', 'There is no such problem.');

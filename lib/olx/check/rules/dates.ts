import { parseDate } from '@/lib/olx/fields/parse-date';
import type { CheckedBlock, Report, Rule } from '../finding';

/** Dates that contradict each other, and a course that never begins. */
export const findDateOrder: Rule = function* ({ course, blocks }) {
  yield* checkCourseDates(course);
  const courseEnd = dateOf(course, 'end');
  for (const block of blocks) {
    if (block === course) continue;
    yield* checkBlockDates(block, courseEnd);
  }
};

const dateOf = ({ settings }: CheckedBlock, name: string): number | null => parseDate(settings[name]);
const shown = (block: CheckedBlock, name: string): string => String(block.settings[name]);

/** Each pair in the order that time should have. */
const pairs = [
  ['start', 'end'],
  ['enrollment_start', 'enrollment_end'],
  ['enrollment_start', 'end'],
  ['enrollment_end', 'end'],
  ['start', 'certificate_available_date'],
] as const;

function* checkCourseDates(course: CheckedBlock): Generator<Report> {
  if (course.settings.start === undefined) {
    const message = 'The course has no start: it opens on 1 January 2030, as Open edX has it.';
    yield { code: 'missing-start', block: course, message };
  }
  for (const [first, second] of pairs) yield* compare(course, first, second);
}

function* compare(block: CheckedBlock, first: string, second: string): Generator<Report> {
  const [a, b] = [dateOf(block, first), dateOf(block, second)];
  if (a === null || b === null || a <= b) return;
  const message = `${first} (${shown(block, first)}) is after ${second} (${shown(block, second)}).`;
  yield { code: 'date-order', block, message };
}

/** A date is told where it is set, not at every block that inherits it. */
function* checkBlockDates(block: CheckedBlock, courseEnd: number | null): Generator<Report> {
  const { settings: own } = block.block;
  if (own.start === undefined && own.due === undefined) return;
  yield* compare(block, 'start', 'due');
  if (courseEnd === null) return;
  for (const name of ['start', 'due']) {
    const date = dateOf(block, name);
    if (own[name] === undefined || date === null || date <= courseEnd) continue;
    yield { code: 'date-order', block, message: `${name} (${shown(block, name)}) is after the end of the course.` };
  }
}

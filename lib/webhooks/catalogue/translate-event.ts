import type { z } from 'zod';
import { formatUsageKey, parseBlockId, parseCourseKey } from '@/lib/olx/identity';
import { type EventData, type EventName, events } from '@/lib/outbox';
import { type PublicEventData, type PublicEventName, publicEvents } from './public-events';

/** An event as the world is told of it. */
export type PublicEvent = {
  [Name in PublicEventName]: { readonly type: Name; readonly data: PublicEventData<Name> };
}[PublicEventName];

/** The catalogue inside, typed so that a name and its data stay together. */
const schemas: { readonly [Name in EventName]: { readonly data: z.ZodType<EventData<Name>> } } = events;

type Translation = (data: unknown) => PublicEvent;

/** What each event inside is to the world. An event that is not here is nobody else's business. */
const translations: ReadonlyMap<string, Translation> = new Map([
  told('accounts/user.registered', ({ userId }) => ({ type: 'user.registered', data: { userId } })),
  told('courses/course.imported', publishedWhole),
  told('courses/course.restored', publishedWhole),
  told('courses/course.rerun', publishedWhole),
  told('courses/course.published', ({ courseKey, revision, block }) => ({
    type: 'course.published',
    data: { courseKey, revision, block: block === null ? null : usageKey(courseKey, block) },
  })),
  // That somebody came back is for the house alone.
  told('enrollments/enrollment.created', ({ isReturn: _, ...data }) => ({ type: 'enrollment.created', data })),
  told('enrollments/enrollment.deactivated', (data) => ({
    type: 'enrollment.changed',
    data: { ...data, isActive: false },
  })),
  told('attempts/attempt.recorded', (data) => ({ type: 'submission.graded', data: withUsageKey(data) })),
  told('attempts/problem.rescored', (data) => ({ type: 'submission.rescored', data: withUsageKey(data) })),
  told('grades/subsection-grade.changed', (data) => ({ type: 'grade.subsection.changed', data: withUsageKey(data) })),
  told('grades/course-grade.changed', (data) => ({ type: 'grade.course.changed', data })),
  told('grades/course.passed', (data) => ({ type: 'course.passed', data })),
  told('grades/course.failed', (data) => ({ type: 'course.failed', data })),
  told('certificates/certificate.issued', (data) => ({ type: 'certificate.issued', data })),
  told('certificates/certificate.revoked', (data) => ({ type: 'certificate.revoked', data })),
]);

/** The areas of the events that have a translation, as triggers: `grades/*`. */
export const sourceAreas: readonly string[] = [
  ...new Set([...translations.keys()].map((name) => `${name.slice(0, name.indexOf('/'))}/*`)),
];

/**
 * The public event of one inside; undefined where there is none. Data that is not what the two catalogues say throws: it
 * would otherwise reach others in a shape that nobody promised them.
 */
export function translateEvent(name: string, data: unknown): PublicEvent | undefined {
  const translated = translations.get(name)?.(data);
  if (translated) {
    publicEvents[translated.type].data.parse(translated.data);
  }
  return translated;
}

function told<Name extends EventName>(
  name: Name,
  translate: (data: EventData<Name>) => PublicEvent,
): [EventName, Translation] {
  const { data: schema } = schemas[name];
  return [name, (data) => translate(schema.parse(data))];
}

/** Both heads may have moved, or only that of the draft: what is told is what learners see now. */
function publishedWhole({ courseKey, publishedRevision }: EventData<'courses/course.imported'>): PublicEvent {
  return { type: 'course.published', data: { courseKey, revision: publishedRevision, block: null } };
}

/** Blocks are known to the world by their full keys. */
function withUsageKey<Data extends { readonly courseKey: string; readonly block: string }>(data: Data): Data {
  return { ...data, block: usageKey(data.courseKey, data.block) };
}

function usageKey(courseKey: string, block: string): string {
  const [course, name] = [parseCourseKey(courseKey), parseBlockId(block)];
  return course && name ? formatUsageKey(course, name) : block;
}

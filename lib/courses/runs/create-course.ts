import { z } from 'zod';
import type { NodeBody } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import { keepCreator } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { formatCourseKey, isCourseIdentity } from '@/lib/olx/identity';
import { publish } from '@/lib/outbox';
import { type CourseHeads, commitCourse } from '../commit-course';
import { findCourseRun } from '../queries';
import { requireCourseCreation } from './course-creation';

export const createCourseInput = z.object({
  org: z.string().trim().min(1, 'org-missing').max(64, 'part-long'),
  number: z.string().trim().min(1, 'number-missing').max(64, 'part-long'),
  run: z.string().trim().min(1, 'run-missing').max(64, 'part-long'),
  title: z.string().trim().min(1, 'title-missing').max(255, 'title-long'),
  /** BCP 47 tag of the language that the course is written in. */
  language: z.string().trim().max(35).optional(),
});

export interface CreatedCourse extends CourseHeads {
  readonly courseKey: string;
}

/** As Open edX opens courses whose team has not said when: nobody comes in by accident. */
const farStart = '2030-01-01T00:00:00Z';

/**
 * Makes a course run with nothing in it: it is in nobody's catalogue and has not started until its team says so, and one kind of
 * graded work is there to begin with. Throws Forbidden, Invalid `courses.bad-key`, Conflict `courses.key-taken`.
 */
export async function createCourse(ctx: Context, input: z.input<typeof createCourseInput>): Promise<CreatedCourse> {
  const { org, number, run, title, language } = createCourseInput.parse(input);
  const identity = { org, number, run };
  const courseKey = formatCourseKey(identity);
  await requireCourseCreation(ctx, courseKey);
  if (!isCourseIdentity(identity)) {
    throw invalid('courses.bad-key', `${courseKey} holds characters that cannot stand in a course key.`);
  }
  if (await findCourseRun(ctx, courseKey)) {
    throw conflict('courses.key-taken', `There is a course ${courseKey} already; a new one needs a key of its own.`);
  }
  const files = await ctx.courseware.putManifest({ files: [] });
  const course: NodeBody = {
    type: 'course',
    id: 'course',
    settings: {
      display_name: title,
      start: farStart,
      // The about page opens to whoever has its address; the catalogue does not list it yet.
      catalog_visibility: 'about',
      ...(language ? { language } : {}),
    },
    children: [],
    documents: { ...noDocuments, gradingPolicy: firstPolicy },
    files,
  };
  const { hash } = encodeNode(course);
  const heads = await commitCourse(ctx, {
    identity,
    before: undefined,
    nodes: [course],
    root: hash,
    draftRoot: hash,
    message: 'Created',
    action: 'course.create',
    announce: async (tx, moved) => {
      await keepCreator(tx, ctx, courseKey);
      await publish(tx, ctx, 'courses/course.created', { courseKey, ...moved });
    },
  });
  return { courseKey, ...heads };
}

const firstPolicy = {
  GRADER: [{ type: 'Homework', short_label: 'HW', min_count: 1, drop_count: 0, weight: 1 }],
  GRADE_CUTOFFS: { Pass: 0.5 },
};

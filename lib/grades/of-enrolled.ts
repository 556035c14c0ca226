import { and, eq } from 'drizzle-orm';
import { courseGrades, enrollments } from '@/db/schema';

/** Joins a grade on record with its learner's enrolment, where they are in the course now: who has left is graded when they come back. */
export const ofEnrolled = and(
  eq(enrollments.userId, courseGrades.userId),
  eq(enrollments.courseKey, courseGrades.courseKey),
  eq(enrollments.isActive, true),
);

import { z } from 'zod';
import type { Answers, Correctness } from '@/lib/capa';

/** What the `state` of a learner's problem and video holds, parsed where it is read. Older forms are widened, never rejected. */

const answer = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string()), z.null()]);
export const answersSchema: z.ZodType<Answers> = z.record(z.string(), answer);

const correctness: z.ZodType<Correctness> = z.enum(['correct', 'incorrect', 'partially-correct', 'incomplete']);
const inputResult = z.object({
  correctness,
  points: z.number(),
  possible: z.number(),
  hints: z.array(z.object({ label: z.string().nullable(), html: z.string() })),
  message: z.string(),
  feedback: z.array(z.string()),
});
export type StoredInputResult = z.output<typeof inputResult>;

/** The result of a graded attempt, as the attempt and the state keep it. HTML in it is the author's, raw. */
export const storedResult = z.object({
  inputs: z.record(z.string(), inputResult),
  overallMessage: z.string(),
  isCorrect: z.boolean(),
  isQueued: z.boolean(),
});
export type StoredResult = z.output<typeof storedResult>;

export const problemState = z.object({
  /** The node that was graded last, and what was sent. */
  submitted: z.object({ node: z.string(), answers: answersSchema }).nullable().default(null),
  result: storedResult.nullable().default(null),
  /** Typed and not graded: saved by the learner, or kept because it could not be taken. */
  saved: z.object({ node: z.string(), answers: answersSchema, isKept: z.boolean() }).nullable().default(null),
  /** Demand hints served; they were those of `node`. */
  hints: z.object({ node: z.string(), served: z.number() }).nullable().default(null),
  /** Raw points of each attempt, oldest first, for the grading method. */
  history: z.array(z.number()).default([]),
  /** Attempts that the course team gave back: they stay on record, and count towards no limit. */
  forgiven: z.number().int().min(0).default(0),
});
export type ProblemState = z.output<typeof problemState>;

export const noProblemState: ProblemState = {
  submitted: null,
  result: null,
  saved: null,
  hints: null,
  history: [],
  forgiven: 0,
};

export const videoState = z.object({
  positionSeconds: z.number().default(0),
  speed: z.number().default(1),
});
export type VideoState = z.output<typeof videoState>;

export const noVideoState: VideoState = { positionSeconds: 0, speed: 1 };

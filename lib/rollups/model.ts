import { z } from 'zod';

/** What happened in a course in an hour, or on a day. */
export interface Activity {
  /** Different people who submitted an answer or completed a block. */
  readonly activeLearners: number;
  /** Enrolments that began, or began again. */
  readonly enrolled: number;
  /** Enrolments that were given up. */
  readonly left: number;
  readonly attempts: number;
  /** Attempts with full points, as they were graded last. */
  readonly correct: number;
  /** Blocks completed, over all learners. */
  readonly completions: number;
}

export const noActivity: Activity = {
  activeLearners: 0,
  enrolled: 0,
  left: 0,
  attempts: 0,
  correct: 0,
  completions: 0,
};

/** Answers to one input of one version of a problem. */
const inputAnswers = z.object({
  /** The problem's node: the same choice may be another in another version. */
  node: z.string(),
  inputId: z.string(),
  /** `open`: text and the like, of which nothing is kept but how many answered. */
  kind: z.enum(['choices', 'number', 'open']),
  /** Attempts in which the input was answered. */
  answered: z.number().int(),
  /** Different answers; at `maxDistinct` as many or more. Of several days added together, at least so many. */
  distinct: z.number().int(),
  /** The most frequent, the most frequent first: choices by the name that the form sends, numbers as they are written in JSON. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  /** Answers that are among no value: less frequent ones, and what is no choice or number. */
  others: z.number().int(),
});
export type InputAnswers = z.output<typeof inputAnswers>;
export const answersOfProblem = z.array(inputAnswers);

/** Most values that are kept of an input on a day. */
export const maxValues = 100;
/** Most different answers that are told apart in an input on a day. */
export const maxDistinct = 1_000;

export interface ProblemDay {
  readonly block: string;
  readonly attempts: number;
  readonly correct: number;
  readonly answers: readonly InputAnswers[];
}

export interface VideoDay {
  readonly block: string;
  /** Of film, over all learners. */
  readonly seconds: number;
  readonly learners: number;
}

/** All that is worked out of one day of a course. */
export interface CourseDay {
  readonly day: Activity;
  /** By hour, 0 to 23; hours without anything are left out. */
  readonly hours: ReadonlyMap<number, Activity>;
  readonly problems: readonly ProblemDay[];
  readonly blocks: readonly { readonly block: string; readonly completed: number }[];
  readonly videos: readonly VideoDay[];
}

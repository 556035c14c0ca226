/**
 * Thrown inside this library only, and turned into a value at its border (`grade`, `parseProblem`).
 * `answer`: the learner's answer cannot be understood. `problem`: the author's problem is faulty.
 */
export class CapaFault extends Error {
  override readonly name = 'CapaFault';
  /** The input that it is about; set where the response is known. */
  inputId?: string;

  constructor(
    readonly kind: 'answer' | 'problem',
    /** `answer`: a sentence for the learner. `problem`: a sentence for the course team. */
    message: string,
    /** What the course team should know beyond the message; never for learners. */
    readonly detail?: string,
    /** Stable, kebab-case; see `ProblemFault.code`. */
    readonly code: string = kind === 'answer' ? 'answer' : 'response',
  ) {
    super(message);
  }
}

/** The learner's answer cannot be understood; the message names what is wrong. */
export const answerFault = (message: string, detail?: string): CapaFault => new CapaFault('answer', message, detail);

/** The author's problem is faulty; the message is for the course team. */
export const problemFault = (message: string): CapaFault => new CapaFault('problem', message);

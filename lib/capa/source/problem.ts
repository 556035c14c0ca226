import type { Answer, Answers, Correctness, HintView, InputAnswer, InputId, ProblemFault } from '../model';
import type { RunScript, ScriptValue } from '../script/contract';
import type { XmlElement } from './xml';

/** One input of a response as authored. */
export interface InputSource {
  readonly id: InputId;
  readonly element: XmlElement;
  /** Points possible for this input (the author's `points`, else 1). */
  readonly possible: number;
}

/** One response as authored. */
export interface ResponseSource {
  /** `2` for the first. */
  readonly id: string;
  readonly element: XmlElement;
  readonly inputs: readonly InputSource[];
}

/** What one input earned; `points` is left out where the rule is "1 if correct, else 0". */
export interface Verdict {
  readonly correctness: Correctness;
  readonly points?: number;
  readonly message?: string;
  readonly hints?: readonly HintView[];
  readonly feedback?: readonly string[];
}

export interface ResponseVerdict {
  readonly inputs: Readonly<Record<InputId, Verdict>>;
  readonly overallMessage?: string;
}

/** What grading may use beyond the problem itself. */
export interface GradeTools {
  readonly seed: number;
  /** The number of this attempt, from 1. */
  readonly attempt: number;
  readonly runScript: RunScript | undefined;
  readonly answers: Answers;
}

/**
 * A response made ready once and used for every learner. `grade` throws `CapaFault`.
 */
export interface Grader {
  grade(answers: Readonly<Record<InputId, Answer>>, tools: GradeTools): ResponseVerdict | Promise<ResponseVerdict>;
  /** Throws `CapaFault` where the author's own answers cannot be used: what a learner would meet only when they submit. */
  verify?(tools: GradeTools): void | Promise<void>;
  /** Correct answers by input, for Show answer. */
  answers(): Readonly<Record<InputId, InputAnswer>>;
}

/** What a response can use when it is made ready. */
export interface Scope {
  /** Replaces `$name` by the script's values; the text itself where there are none. */
  text(source: string): string;
  /** The problem's Python, for check functions; empty where there is none. */
  readonly script: string;
  /** Values of the problem's Python; empty before it has run and where there is none. */
  readonly values: Readonly<Record<string, ScriptValue>>;
  /** The problem's root, for what stands beside the response (targeted feedback). */
  readonly root: XmlElement;
}

/** One kind of response. */
export interface ResponseType {
  readonly tag: string;
  /** Input tags that it takes. */
  readonly inputs: readonly string[];
  readonly maxInputs?: number;
  readonly requiredAttributes?: readonly string[];
  /** Points possible for an input, where they are not the author's `points` (else 1). */
  points?(input: XmlElement): number;
  /** True where grading runs the author's Python. */
  needsScript?(response: ResponseSource): boolean;
  /** Throws `CapaFault` where the response cannot work at all. */
  compile(response: ResponseSource, scope: Scope): Grader;
}

/** A response with its grader, or the reason why it has none. */
export interface ReadyResponse extends ResponseSource {
  readonly type: ResponseType | null;
  readonly grader: Grader | null;
}

/**
 * A problem, read once and used for every learner: immutable. Cache it by the hash of its source.
 * Treat the fields as private to this library; use the functions of `lib/capa`.
 */
export interface Problem {
  readonly root: XmlElement | null;
  readonly responses: readonly ReadyResponse[];
  /** What makes the problem unusable, for the course team. */
  readonly fault: ProblemFault | null;
  /** The author's Python, all scripts in order; empty where there is none. */
  readonly script: string;
  /** Where each of them begins. */
  readonly scripts: readonly { readonly line: number }[];
  /** Set by `prepareProblem`: the values that the author's Python gave for one seed. */
  readonly values: Readonly<Record<string, ScriptValue>> | null;
  /** Replaces `$name` in a text. */
  readonly text: (source: string) => string;
}

/**
 * A problem as the visual editor holds it: text and questions of five kinds, in order. Pieces of HTML are well-formed XML, as in
 * OLX. Attributes that the editor does not show are kept under their names, so that nothing is lost.
 */
export interface VisualProblem {
  /** Of the `<problem>` itself. */
  readonly attributes: Attributes;
  readonly parts: readonly VisualPart[];
  /** Hints that a learner asks for, in order. */
  readonly hints: readonly VisualHint[];
}

export type Attributes = Readonly<Record<string, string>>;
/** Well-formed XML content, without white space around it. */
export type VisualHtml = string;

export type VisualPart = VisualText | VisualQuestion | (VisualExplanation & { readonly kind: 'explanation' });

/** Text between questions. */
export interface VisualText {
  readonly kind: 'text';
  readonly html: VisualHtml;
}

export interface VisualHint {
  readonly attributes: Attributes;
  readonly html: VisualHtml;
}

/** The heading of Studio's explanations. */
export const explanationHeading = 'Explanation';

/** What Show answer tells beyond the answer. */
export interface VisualExplanation {
  readonly attributes: Attributes;
  /** Whether it stands under the heading that Studio gives to explanations. */
  readonly hasHeading: boolean;
  readonly html: VisualHtml;
}

/** What is said to an answer. */
export interface VisualFeedback {
  /** The author's word for right or wrong; null: the page's own. */
  readonly label: string | null;
  readonly html: VisualHtml;
}

interface QuestionBase {
  readonly kind: 'question';
  /** Of the response element, but for those that the editor shows. */
  readonly attributes: Attributes;
  /** Of its input. */
  readonly inputAttributes: Attributes;
  /** Text above the question. */
  readonly lead: VisualHtml;
  /** The question; null: none of its own. */
  readonly label: VisualHtml | null;
  /** Smaller text under the question. */
  readonly descriptions: readonly VisualHtml[];
  /** Text below the answers. */
  readonly trail: VisualHtml;
  readonly explanation: VisualExplanation | null;
}

/** One right choice of several: radio buttons. */
export interface SingleChoice extends QuestionBase {
  readonly type: 'single';
  readonly choices: readonly {
    readonly attributes: Attributes;
    readonly html: VisualHtml;
    readonly isCorrect: boolean;
    /** Stays in its place where the others are shuffled. */
    readonly isFixed: boolean;
    readonly feedback: VisualFeedback | null;
  }[];
  readonly shuffles: boolean;
}

/** How much a set of boxes is worth that is not quite right. */
export const creditSchemes = ['', 'EDC', 'halves'] as const;
export type CreditScheme = (typeof creditSchemes)[number];

/** All right choices of several, and no other: checkboxes. */
export interface MultipleChoice extends QuestionBase {
  readonly type: 'multiple';
  readonly choices: readonly {
    readonly attributes: Attributes;
    readonly html: VisualHtml;
    readonly isCorrect: boolean;
    /** What is said where it is chosen, and where it is not. */
    readonly selected: VisualFeedback | null;
    readonly unselected: VisualFeedback | null;
  }[];
  /** What is said to a whole set of choices, by their letters: `A C`. */
  readonly compounds: readonly (VisualFeedback & { readonly letters: string })[];
  readonly credit: CreditScheme;
}

export interface Dropdown extends QuestionBase {
  readonly type: 'dropdown';
  readonly options: readonly {
    readonly attributes: Attributes;
    readonly text: string;
    readonly isCorrect: boolean;
    readonly feedback: VisualFeedback | null;
  }[];
}

export interface VisualAnswer {
  readonly answer: string;
  readonly feedback: VisualFeedback | null;
}

export interface NumericalInput extends QuestionBase, VisualAnswer {
  readonly type: 'numerical';
  /** A number, an expression, or a range as `[1,2)`. */
  readonly answer: string;
  /** `0.1`, `5%`; empty: none. */
  readonly tolerance: string;
  /** What else is said of the tolerance and of partial credit. */
  readonly parameters: Attributes;
  readonly inputTag: 'formulaequationinput' | 'textline';
  /** Further numbers that are right as they stand. */
  readonly alternatives: readonly VisualAnswer[];
}

export interface TextAnswer extends QuestionBase, VisualAnswer {
  readonly type: 'text';
  readonly ignoresCase: boolean;
  /** The answers are regular expressions. */
  readonly isPattern: boolean;
  readonly alternatives: readonly VisualAnswer[];
  /** What is said to answers that are wrong; `isPattern`: to all that a regular expression finds. */
  readonly wrong: readonly (VisualFeedback & { readonly answer: string; readonly isPattern: boolean })[];
}

export type VisualQuestion = SingleChoice | MultipleChoice | Dropdown | NumericalInput | TextAnswer;
export type QuestionType = VisualQuestion['type'];
export const questionTypes = ['single', 'multiple', 'dropdown', 'numerical', 'text'] as const satisfies QuestionType[];

/** Why a problem cannot be held without losing something; the editor says it in words under `studioProblem.refused.<reason>`. */
export type VisualRefusal =
  /** It cannot be read. */
  | { readonly reason: 'broken'; readonly line: number | null; readonly detail: string }
  /** It has comments, which have no place. */
  | { readonly reason: 'comment' }
  /** It has a script: what it asks may differ from learner to learner. */
  | { readonly reason: 'script' }
  /** It asks what is none of the five kinds. */
  | { readonly reason: 'question'; readonly detail: string }
  /** A question stands inside other markup, or has several fields or none. */
  | { readonly reason: 'fields'; readonly detail: string }
  /** It has an element that has no place. */
  | { readonly reason: 'element'; readonly detail: string }
  /** Written again it would say something else. */
  | { readonly reason: 'differs' };

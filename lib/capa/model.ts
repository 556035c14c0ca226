/**
 * The words of this library: what a learner sees of a problem, what a learner sends, and what grading answers.
 * Everything here except `Problem` (see `problem.ts`) is plain JSON, so that it can be stored, cached and sent.
 */

/** `RESPONSE_INPUT` without the problem's own prefix: `2_1` is the first input of the first response (Open edX counts responses from 2). */
export type InputId = string;

/**
 * What a learner sent for one input. Radio, dropdown, text: a string. Checkboxes: the list of choice names.
 * Choice-text groups: field name → text (see `ChoiceTextInput.choices`). Nothing chosen: null.
 */
export type Answer = string | readonly string[] | { readonly [field: string]: string } | null;
export type Answers = Readonly<Record<InputId, Answer>>;

// ---------------------------------------------------------------------------------------------- the learner's view

/** An author's HTML fragment, raw: whoever sends it to a browser sanitises it first. */
export type AuthorHtml = string;

/** A run of static author HTML: no input inside. */
export interface HtmlNode {
  readonly kind: 'html';
  readonly html: AuthorHtml;
}

/** An author's element that has an input somewhere inside. Attributes are raw author strings: allow-list them. */
export interface ElementNode {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ViewNode[];
}

/** One response with more than one input and a question of its own: a fieldset with its legend. */
export interface GroupNode {
  readonly kind: 'group';
  readonly responseId: string;
  readonly label: AuthorHtml | null;
  readonly descriptions: readonly AuthorHtml[];
  readonly children: readonly ViewNode[];
}

/** The place of an input. */
export interface InputNode {
  readonly kind: 'input';
  readonly inputId: InputId;
  readonly input: InputView;
}

/** An author's element that no version of Lectern can show (it has no input of its own). */
export interface UnsupportedNode {
  readonly kind: 'unsupported';
  readonly tag: string;
}

/** A `<clarification>`: a short explanation behind a small button. */
export interface ClarificationNode {
  readonly kind: 'clarification';
  readonly html: AuthorHtml;
}

export type ViewNode = HtmlNode | ElementNode | GroupNode | InputNode | UnsupportedNode | ClarificationNode;

interface InputBase {
  readonly inputId: InputId;
  /** The question, as author HTML; null where the author gave none (name the input after the problem then). */
  readonly label: AuthorHtml | null;
  /** Further explanations, to be tied to the input with `aria-describedby`. */
  readonly descriptions: readonly AuthorHtml[];
}

export interface ChoiceView {
  /** What the form sends: `choice_0`, …; for a dropdown the option's text. */
  readonly name: string;
  readonly html: AuthorHtml;
}

/** Radio buttons; the form sends one name. */
export interface ChoiceInput extends InputBase {
  readonly type: 'choice';
  readonly choices: readonly ChoiceView[];
  readonly inline: boolean;
}

/** Checkboxes; the form sends a list of names. */
export interface CheckboxInput extends InputBase {
  readonly type: 'checkbox';
  readonly choices: readonly ChoiceView[];
  readonly inline: boolean;
}

/** A dropdown; `name` of each choice is what the form sends and is also its plain text. */
export interface DropdownInput extends InputBase {
  readonly type: 'dropdown';
  readonly choices: readonly ChoiceView[];
  readonly inline: boolean;
}

/** One line of text. `numerical` and `formula` are calculator input: offer a preview of the mathematics. */
export interface TextInput extends InputBase {
  readonly type: 'text' | 'numerical' | 'formula' | 'chemical';
  /** Width in characters, where the author gave one. */
  readonly size: number | null;
  readonly trailingText: string;
  readonly inline: boolean;
  /** The author asks for a field that is not shown (a script fills it). */
  readonly hidden: boolean;
  /** The author asks for a preview of the text as mathematics. */
  readonly math: boolean;
}

/** Several lines of text or code. */
export interface TextboxInput extends InputBase {
  readonly type: 'textbox';
  readonly rows: number;
  readonly columns: number;
  /** The language that the author named (`python`, …), or empty. */
  readonly mode: string;
  /** Text that stands in the field before the learner writes. */
  readonly initialText: string;
}

/**
 * A place clicked in a picture: `[x,y]` in pixels of a picture `width` × `height` (0: the author gave none, the picture's own
 * pixels count). A form may send the fields `x` and `y` instead, see `readAnswers`.
 */
export interface ImageInput extends InputBase {
  readonly type: 'image';
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export type ChoiceTextPart =
  | { readonly kind: 'html'; readonly html: AuthorHtml }
  | { readonly kind: 'field' /** Field name within the answer. */; readonly field: string };

/** Radio buttons or checkboxes with number fields inside; the form sends field name → text. */
export interface ChoiceTextInput extends InputBase {
  readonly type: 'choicetext';
  readonly multiple: boolean;
  readonly choices: readonly {
    /** The value sent under `field` when this choice is chosen. */
    readonly name: string;
    readonly field: string;
    readonly parts: readonly ChoiceTextPart[];
  }[];
}

/** A comment and a tag on a piece of text: JSON `{"options":[n],"comment":"…"}`, or the fields `option` and `comment`, see `readAnswers`. */
export interface AnnotationInput extends InputBase {
  readonly type: 'annotation';
  readonly title: string;
  readonly text: AuthorHtml;
  readonly commentPrompt: string;
  readonly comment: string;
  readonly tagPrompt: string;
  readonly options: readonly { readonly id: number; readonly text: string }[];
}

/**
 * An author's page in a sandboxed frame; the form sends the JSON of `{answer, state}` as the frame gave them, or the answer
 * alone where no state function is named.
 */
export interface JsInput extends InputBase {
  readonly type: 'jsinput';
  readonly src: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly gradeFunction: string;
  readonly getStateFunction: string;
  readonly setStateFunction: string;
  readonly initialState: string;
  /** `sop="false"`: the page answers over JSChannel. Else the functions are global ones of the page. */
  readonly usesChannel: boolean;
}

/**
 * Items dragged onto a picture: the JSON that Open edX's own tool sends, or fields for each item, see `placementsFromFields`.
 * Without targets items lie at places of the picture. Targets that lie on items are not shown.
 */
export interface DragAndDropInput extends InputBase {
  readonly type: 'draganddrop';
  readonly image: string;
  readonly onePerTarget: boolean;
  readonly targetOutline: boolean;
  readonly draggables: readonly {
    readonly id: string;
    readonly icon: string;
    readonly label: string;
    readonly reusable: boolean;
  }[];
  readonly targets: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

/** A circuit: shown read-only, its JSON editable. */
export interface SchematicInput extends InputBase {
  readonly type: 'schematic';
  readonly width: number;
  readonly height: number;
  readonly initialValue: string;
  readonly parts: string;
  readonly analyses: string;
}

/** Kept in the tree, not answerable; `reason` is a stable code. */
export interface UnsupportedInput extends InputBase {
  readonly type: 'unsupported';
  readonly tag: string;
  readonly reason: UnsupportedReason;
}

export type UnsupportedReason =
  /** A response or input type that is not gradable here. */
  | 'type'
  /** The response needs the author's Python and no sandbox is at hand. */
  | 'script';

export type InputView =
  | ChoiceInput
  | CheckboxInput
  | DropdownInput
  | TextInput
  | TextboxInput
  | ImageInput
  | ChoiceTextInput
  | AnnotationInput
  | JsInput
  | DragAndDropInput
  | SchematicInput
  | UnsupportedInput;

/** What a learner may see of a problem before answering. Holds no answer, solution, hint or script. */
export interface ProblemView {
  readonly nodes: readonly ViewNode[];
  /** The inputs in reading order (the same objects as in `nodes`). */
  readonly inputs: readonly InputView[];
  /** How many demand hints there are (never their text). */
  readonly demandHintCount: number;
  /** Raw points possible (before the weight). */
  readonly maxPoints: number;
  /** True where every response can be graded here. */
  readonly gradable: boolean;
  /** Whether a solution stands behind Show answer. */
  readonly hasSolution: boolean;
  /** Why the problem cannot be shown or graded, for the course team; null where it can. */
  readonly fault: ProblemFault | null;
}

/** What is wrong with a problem as authored. */
export interface ProblemFault {
  /** Kebab-case, stable: `response`, `script-failed`, `script-module-missing`, `script-unavailable`, or what the XML lacks. */
  readonly code: string;
  /** A sentence for the course team. May quote the problem: never for learners. */
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

// ---------------------------------------------------------------------------------------------- grading

export type Correctness = 'correct' | 'incorrect' | 'partially-correct' | 'incomplete';

/** A hint that an answer earned. */
export interface HintView {
  /** The author's own label; null: the page's word for the correctness; empty: no label. */
  readonly label: string | null;
  readonly html: AuthorHtml;
}

export interface InputResult {
  readonly correctness: Correctness;
  /** Points earned by this input (may lie above or below its share where the author says so). */
  readonly points: number;
  readonly possible: number;
  /** Hints that this answer earned, in order. */
  readonly hints: readonly HintView[];
  /** What the author's check function said, as HTML; empty where it said nothing. */
  readonly message: AuthorHtml;
  /** Targeted feedback for this answer. */
  readonly feedback: readonly AuthorHtml[];
}

export interface Graded {
  readonly error?: undefined;
  readonly inputs: Readonly<Record<InputId, InputResult>>;
  /** Raw points, before the problem's weight. */
  readonly earned: number;
  readonly possible: number;
  /** Every response correct. */
  readonly isCorrect: boolean;
  /** What the author's check functions said about the whole, as HTML; empty where nothing. */
  readonly overallMessage: AuthorHtml;
  /** True where a response waits for a grade from elsewhere (`coderesponse`). */
  readonly isQueued: boolean;
}

/**
 * `answer`: the learner's answer cannot be understood; `message` is a plain sentence for the learner; no attempt is used.
 * `problem`: the author's problem is faulty; `message` is for the course team only; no attempt is used.
 */
export interface GradeError {
  readonly error: 'answer' | 'problem';
  /** The code of the problem's fault (`script-unavailable`: the same answer can be graded later); `answer` for an answer. */
  readonly code: string;
  readonly message: string;
  /** What the course team should know beyond the message; never for learners. */
  readonly detail?: string;
  /** The input that it is about, where it is about one. */
  readonly inputId?: InputId;
  readonly inputs?: undefined;
}

export type GradeResult = Graded | GradeError;

// ---------------------------------------------------------------------------------------------- show answer

export interface InputAnswer {
  /** Correct choice names (choice, checkbox); empty for other inputs. */
  readonly choiceNames: readonly string[];
  /** What to show as the answer, as plain text; for choices their texts without markup. */
  readonly texts: readonly string[];
  /** For a picture: where a click is right. */
  readonly areas?: readonly ImageArea[];
}

/** A part of a picture, in pixels of the author's `width` × `height`. */
export type ImageArea =
  | {
      readonly kind: 'rectangle';
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
  | { readonly kind: 'polygon'; readonly corners: readonly (readonly [number, number])[] };

/** What Show answer shows. Never leaves the server before `answerAvailable`. */
export interface AnswersView {
  readonly inputs: Readonly<Record<InputId, InputAnswer>>;
  /** Solutions as author HTML, in the order of the problem. */
  readonly solutions: readonly AuthorHtml[];
}

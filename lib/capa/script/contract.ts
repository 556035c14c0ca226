import type { Json } from '../../olx/model';

/**
 * The contract between this library and whatever runs the author's Python (a pool of sandboxed processes).
 * A runner is deterministic: the same request gives the same reply. Before the author's code it gives the script
 * - the module `random` in its Python 2.7 forms, seeded with `seed` and already imported as `random`,
 * - `math`, and the small modules that Open edX documents for scripts;
 * it reaches no network, no file and no host object, and is limited in time, memory and output.
 */
export type ScriptRequest = ContextRequest | CheckRequest | AnswerRequest;

/** Run the script and answer the values of its global names (`_private` names, modules and functions left out). */
export interface ContextRequest {
  readonly kind: 'context';
  readonly seed: number;
  readonly script: string;
}

/**
 * Run the script, then call one of its functions: `functionName(expect, answer, **extra)`. The reply's `return` is what it
 * returned: of a dictionary what grading reads (`ok`, `msg`, `grade_decimal`, `overall_message`, `input_list`), an `ok` that is
 * no text by its truth. A function that the script does not define is an `exception`.
 */
export interface CheckRequest {
  readonly kind: 'check';
  readonly seed: number;
  readonly script: string;
  readonly functionName: string;
  readonly expect: string | null;
  /** The text of a single input; the list of texts where there are several. */
  readonly answer: Json;
  /** Names of keyword arguments; each value is taken from `globals`, else from the script's names, else None. */
  readonly extraArguments: readonly string[];
  readonly globals: Readonly<Record<string, Json>>;
}

/** Run the script, then `code` in the same names with `globals` set, and answer the values of the names in `read`. */
export interface AnswerRequest {
  readonly kind: 'answer';
  readonly seed: number;
  readonly script: string;
  readonly code: string;
  readonly globals: Readonly<Record<string, Json>>;
  readonly read: readonly string[];
}

/** A Python value as it crosses the border. */
export interface ScriptValue {
  /** `str(value)`. */
  readonly text: string;
  /** The value, where it is made of None, bool, int, float, str, list, tuple and dict with text keys; else absent. */
  readonly json?: Json;
  /** `bool(value)`. */
  readonly truthy: boolean;
}

export type ScriptReply =
  | {
      readonly ok: true /** `context`, `answer`: by name. `check`: under `return`. */;
      readonly values: Readonly<Record<string, ScriptValue>>;
    }
  | {
      readonly ok: false;
      /** `syntax`, `exception`: the author's code failed. `import`: a module that is not there. Others: a limit, or no sandbox. */
      readonly reason: 'syntax' | 'exception' | 'import' | 'time' | 'memory' | 'output' | 'unavailable';
      /** For the course team: what Python said. */
      readonly message: string;
      /** Line in the script, from 1. */
      readonly line: number | null;
    };

export type RunScript = (request: ScriptRequest) => Promise<ScriptReply>;

import {
  type GradingMethod,
  gradingMethods,
  parseRerandomize,
  type Rerandomize,
  type ShowAnswer,
  showAnswerModes,
} from '@/lib/capa';
import type { OutlineEntry } from '@/lib/courses';
import type { Json } from '@/lib/olx/model';
import { rememberOf } from '@/lib/remember-of';

/** The settings of a problem that decide what a learner may do with it, defaults filled in. */
export interface ProblemSettings {
  /** Null: no limit. */
  readonly maxAttempts: number | null;
  /** Null: raw points count. */
  readonly weight: number | null;
  readonly showanswer: ShowAnswer;
  readonly rerandomize: Rerandomize;
  readonly attemptsBeforeShowAnswer: number;
  readonly submissionWaitSeconds: number;
  readonly showResetButton: boolean;
  readonly forceSaveButton: boolean;
  readonly gradingMethod: GradingMethod;
}

const number = (value: Json | undefined): number | null => {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
};
const flag = (value: Json | undefined): boolean => value === true || value === 'true' || value === 'True';
const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value.trim() : undefined);

function showAnswerOf(value: Json | undefined): ShowAnswer {
  const word = text(value);
  return word === '' ? '' : (showAnswerModes.find((mode) => mode === word) ?? 'finished');
}

function rerandomizeOf(value: Json | undefined): Rerandomize {
  if (typeof value === 'boolean') {
    return value ? 'always' : 'per_student';
  }
  const word = text(value);
  return word === undefined ? 'never' : parseRerandomize(word.toLowerCase());
}

/** Reads the settings of a problem block once for each version of its course. A value that cannot be used counts as not set. */
export const problemSettings = rememberOf(({ settings }: OutlineEntry): ProblemSettings => {
  const maxAttempts = number(settings.max_attempts);
  const method = text(settings.grading_method);
  return {
    maxAttempts: maxAttempts === null ? null : Math.max(0, Math.trunc(maxAttempts)),
    weight: number(settings.weight),
    showanswer: showAnswerOf(settings.showanswer),
    rerandomize: rerandomizeOf(settings.rerandomize),
    attemptsBeforeShowAnswer: number(settings.attempts_before_showanswer_button) ?? 0,
    submissionWaitSeconds: number(settings.submission_wait_seconds) ?? 0,
    showResetButton: flag(settings.show_reset_button),
    forceSaveButton: flag(settings.force_save_button),
    gradingMethod: gradingMethods.find((known) => known === method) ?? 'last_score',
  };
});

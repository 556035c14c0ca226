import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ProblemAnswer } from '@/components/problem/problem-form';
import type { Answers } from '@/lib/capa/model';
import { parseAnswers } from '@/lib/capa/parse-answers';
import type { Finding } from '@/lib/olx/check';
import type { BlockEdit } from '../../unit/block-editor-props';
import type { PreviewAction, PreviewAnswer } from './preview-action';

/** Where the trying stands: nothing of it is kept anywhere else. */
interface Trial {
  readonly seed: number;
  readonly answers: Answers;
  readonly isSubmitted: boolean;
  readonly attempts: number;
  readonly hints: number;
  readonly showsAnswers: boolean;
}

const untried: Trial = { seed: 1, answers: {}, isSubmitted: false, attempts: 0, hints: 0, showsAnswers: false };
/** Typing goes on without a question to the server for each letter. */
const pauseMilliseconds = 500;

export interface Preview {
  /** The problem as it was drawn last; a new number where it is another drawing. */
  readonly drawn: {
    readonly number: number;
    readonly body: Extract<PreviewAnswer, { status: 'shown' }>['body'];
  } | null;
  readonly findings: readonly Finding[];
  readonly varies: boolean;
  readonly variant: number;
  /** Why what is shown is not what is written now, in words; null where it is. */
  readonly failure: string | null;
  readonly isPending: boolean;
  /** What a button under the problem does. */
  readonly act: (form: FormData) => Promise<ProblemAnswer>;
  readonly showOther: () => void;
  readonly startAgain: () => void;
}

/** Shows a problem while it is written, a moment after each change, with what was typed into it. */
export function usePreview({
  action,
  courseKey,
  block,
  edit,
  form,
  offline,
}: {
  readonly action: PreviewAction;
  readonly courseKey: string;
  readonly block: string;
  readonly edit: BlockEdit;
  /** Around the problem. */
  readonly form: RefObject<HTMLElement | null>;
  /** Said when the network does not answer. */
  readonly offline: string;
}): Preview {
  const [trial, setTrial] = useState(untried);
  const [drawn, setDrawn] = useState<Preview['drawn']>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [varies, setVaries] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  const asked = useRef(0);

  /** Asks for the problem; null where a later question was asked meanwhile. */
  const ask = async (next: Trial): Promise<PreviewAnswer | null> => {
    asked.current += 1;
    const number = asked.current;
    setIsPending(true);
    const answer = await action({ courseKey, block, ...edit, ...next }).catch((cause: unknown) => {
      // What steers the page (to sign in again) goes on; a network that is gone, or a text too long to be sent, is said.
      if (cause instanceof Error && 'digest' in cause) {
        throw cause;
      }
      console.error(cause);
      return null;
    });
    if (number !== asked.current) {
      return null;
    }
    setIsPending(false);
    if (answer?.status !== 'shown') {
      setFailure(answer?.message ?? offline);
      return answer;
    }
    setFailure(null);
    setFindings(answer.findings);
    setVaries(answer.varies);
    setTrial(answer.isDone || !next.isSubmitted ? next : { ...next, isSubmitted: false, attempts: trial.attempts });
    return answer;
  };

  const draw = async (next: Trial) => {
    const answer = await ask(next);
    if (answer?.status === 'shown') {
      setDrawn((before) => ({ number: (before?.number ?? 0) + 1, body: answer.body }));
    }
  };

  const typed = (): Answers => {
    const element = form.current?.querySelector('form');
    return element ? parseAnswers(new FormData(element)) : {};
  };

  const redraw = useEffectEvent(() => {
    const answers = drawn ? typed() : {};
    const isSubmitted = trial.isSubmitted && JSON.stringify(answers) === JSON.stringify(trial.answers);
    void draw({ ...trial, answers, isSubmitted });
  });
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is written is drawn
  useEffect(() => {
    const wait = setTimeout(redraw, isFirst.current ? 0 : pauseMilliseconds);
    isFirst.current = false;
    return () => clearTimeout(wait);
  }, [edit.source, edit.settings]);

  const act = async (data: FormData): Promise<ProblemAnswer> => {
    const intent = data.get('intent') ?? 'submit';
    const answers = parseAnswers(data);
    const isReset = intent === 'reset';
    const answer = await ask({
      seed: isReset ? trial.seed + 1 : trial.seed,
      answers: isReset ? {} : answers,
      isSubmitted: intent === 'submit' || (trial.isSubmitted && !isReset),
      attempts: trial.attempts + (intent === 'submit' ? 1 : 0),
      hints: trial.hints + (intent === 'hint' ? 1 : 0),
      showsAnswers: !isReset && (trial.showsAnswers || intent === 'show'),
    });
    return answer?.status === 'shown' ? { body: answer.body } : { error: answer?.message ?? offline };
  };

  return {
    drawn,
    findings,
    varies,
    variant: trial.seed,
    failure,
    isPending,
    act,
    showOther: () => void draw({ ...untried, seed: trial.seed + 1 }),
    startAgain: () => void draw({ ...untried, seed: trial.seed }),
  };
}

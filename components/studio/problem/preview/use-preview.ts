import { type ReactNode, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ProblemAnswer } from '@/components/problem/problem-form';
import { parseAnswers } from '@/lib/capa/answers/parse-answers';
import type { Answers } from '@/lib/capa/model';
import type { Finding } from '@/lib/olx/check';
import type { BlockEdit } from '../../unit/block-editor-props';
import { keepFocus } from './keep-focus';
import type { PreviewAction, PreviewAnswer } from './preview-action';
import { untilReleased } from './until-released';

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
    readonly body: ReactNode;
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
  const [drawn, setDrawn] = useState<Preview['drawn']>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [varies, setVaries] = useState(false);
  const [variant, setVariant] = useState(untried.seed);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  /** Where the trying stands: what is shown. */
  const trial = useRef(untried);
  /** Where the trying will stand when the last question is answered. What is asked meanwhile goes on from there. */
  const wanted = useRef(untried);
  /** The last question. Of two questions only the later one's answer is shown, in whatever order they come. */
  const newest = useRef<Promise<PreviewAnswer | null> | null>(null);

  /** Asks for the problem as it is written now. */
  const ask = (next: Trial): Promise<PreviewAnswer | null> => {
    wanted.current = next;
    setIsPending(true);
    const question = action({ courseKey, block, ...edit, ...next })
      .catch((cause: unknown) => {
        // What steers the page (to sign in again) goes on; a network that is gone, or a text too long to be sent, is said.
        if (cause instanceof Error && 'digest' in cause) {
          throw cause;
        }
        console.error(cause);
        return null;
      })
      .then((answer) => {
        if (question === newest.current) {
          take(next, answer);
        }
        return answer;
      });
    newest.current = question;
    return question;
  };

  const take = (next: Trial, answer: PreviewAnswer | null) => {
    setIsPending(false);
    if (answer?.status !== 'shown') {
      wanted.current = trial.current;
      setFailure(answer?.message ?? offline);
      return;
    }
    setFailure(null);
    setFindings(answer.findings);
    setVaries(answer.varies);
    // What could not be graded used no attempt.
    const isUnused = next.isSubmitted && !answer.isDone;
    trial.current = isUnused ? { ...next, isSubmitted: false, attempts: trial.current.attempts } : next;
    wanted.current = trial.current;
    setVariant(next.seed);
  };

  const typed = (): Answers => {
    const element = form.current?.querySelector('form');
    return element ? parseAnswers(new FormData(element)) : {};
  };

  const refocus = useRef<(() => void) | null>(null);
  const show = (body: ReactNode) => {
    refocus.current = keepFocus(form.current);
    setDrawn((before) => ({ number: (before?.number ?? 0) + 1, body }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each drawing takes the place of the controls of the one before
  useLayoutEffect(() => {
    refocus.current?.();
    refocus.current = null;
  }, [drawn]);

  /** What was typed since it was asked for is not in what comes: then it is asked for once more, and what was typed stays. */
  const redraw = useEffectEvent(async () => {
    const answers = typed();
    const { isSubmitted, ...others } = wanted.current;
    const question = ask({ ...others, answers, isSubmitted: isSubmitted && areSame(answers, others.answers) });
    const answer = await question;
    await untilReleased(form.current);
    if (question === newest.current && answer?.status === 'shown') {
      if (areSame(answers, typed())) {
        show(answer.body);
      } else {
        void redraw();
      }
    }
  });
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is written is drawn
  useEffect(() => {
    const wait = setTimeout(redraw, isFirst.current ? 0 : pauseMilliseconds);
    isFirst.current = false;
    return () => clearTimeout(wait);
  }, [edit.source, edit.settings]);

  const startFrom = async (seed: number) => {
    const question = ask({ ...untried, seed });
    const answer = await question;
    if (question === newest.current && answer?.status === 'shown') {
      show(answer.body);
    }
  };

  const act = async (data: FormData): Promise<ProblemAnswer> => {
    const intent = data.get('intent') ?? 'submit';
    const isReset = intent === 'reset';
    const { seed, isSubmitted, attempts, hints, showsAnswers } = wanted.current;
    let question = ask({
      seed: isReset ? seed + 1 : seed,
      answers: isReset ? {} : parseAnswers(data),
      isSubmitted: intent === 'submit' || (isSubmitted && !isReset),
      attempts: attempts + (intent === 'submit' ? 1 : 0),
      hints: hints + (intent === 'hint' ? 1 : 0),
      showsAnswers: !isReset && (showsAnswers || intent === 'show'),
    });
    let answer = await question;
    // The problem was written on meanwhile and asked for again, with this in it: that answer is this one's too.
    while (newest.current && question !== newest.current) {
      question = newest.current;
      answer = await question;
    }
    return answer?.status === 'shown' ? { body: answer.body } : { error: answer?.message ?? offline };
  };

  return {
    drawn,
    findings,
    varies,
    variant,
    failure,
    isPending,
    act,
    showOther: () => void startFrom(trial.current.seed + 1),
    startAgain: () => void startFrom(trial.current.seed),
  };
}

const areSame = (some: Answers, others: Answers) => JSON.stringify(some) === JSON.stringify(others);

import type { ProblemBlockView } from '@/lib/attempts';
import type { JsInput } from '@/lib/capa/model';
import { describedBy, fieldIds, Question } from '../field-question';
import type { ProblemWords } from '../words';
import { AuthorFrame } from './author-frame';
import { UnsendableNote } from './unsendable-note';

/** What a page may do that lies among the course's files: run its scripts, in an origin that is nobody's. */
const ownSandbox = 'allow-scripts allow-forms';
/** A page at another address keeps the origin of that address, which is not ours. */
const elsewhereSandbox = `${ownSandbox} allow-same-origin allow-popups`;

/** An exercise that is a page of the author's (`<jsinput>`). */
export function FrameField({
  input,
  problem,
  words,
}: {
  input: JsInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId, usesChannel } = input;
  const answer = problem.answers[inputId];
  const stored = typeof answer === 'string' ? answer : '';
  const name = `input_${inputId}`;
  const ids = fieldIds(problem, inputId);
  return (
    <fieldset aria-describedby={describedBy(problem, inputId)} id={ids.control}>
      <Question as="legend" input={input} problem={problem} />
      {!words.hasScript ? (
        <>
          <input name={name} type="hidden" value={stored} />
          <p className="placeholder my-0">{t('frame.needsScript')}</p>
        </>
      ) : input.src === '' ? (
        <UnsendableNote text={t('frame.elsewhere')} />
      ) : (
        <>
          <noscript>
            <p className="placeholder my-0">{t('frame.needsScript')}</p>
          </noscript>
          <AuthorFrame
            height={input.height}
            initialState={input.initialState}
            methods={
              usesChannel
                ? {
                    grade: 'getGrade',
                    getState: input.getStateFunction && 'getState',
                    setState: input.setStateFunction && 'setState',
                  }
                : { grade: input.gradeFunction, getState: input.getStateFunction, setState: input.setStateFunction }
            }
            name={name}
            said={{
              silent: t('frame.silent'),
              failed: t('frame.failed'),
              'too-large': t('frame.tooLarge'),
              notHere: t('frame.notHere'),
            }}
            sandbox={input.src.startsWith('/') ? ownSandbox : elsewhereSandbox}
            scope={usesChannel ? 'JSInput' : 'LecternFrame'}
            src={input.src}
            stored={stored}
            title={input.title || problem.title}
            width={input.width}
          />
        </>
      )}
    </fieldset>
  );
}

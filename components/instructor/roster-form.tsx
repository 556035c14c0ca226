'use client';

import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Input, Textarea } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { emptyRoster, type RosterAction, type RosterState } from './roster-state';

type Words = Readonly<
  Record<
    | 'operation'
    | 'enroll'
    | 'unenroll'
    | 'unenrollNote'
    | 'addresses'
    | 'addressesHint'
    | 'file'
    | 'preview'
    | 'again'
    | 'previewTitle'
    | 'previewCaption'
    | 'address'
    | 'outcome'
    | 'unreadable',
    string
  >
>;

/** Changes a roster in two steps: the list is read and what will happen is shown, then it happens. Works without script too. */
export function RosterForm({
  action,
  courseKey,
  words,
}: {
  readonly action: RosterAction;
  readonly courseKey: string;
  readonly words: Words;
}) {
  const [state, formAction, isPending] = useActionState(action, emptyRoster);
  const answer = useRef<HTMLDivElement>(null);
  const { round, step } = state;
  useEffect(() => {
    if (round > 0) {
      answer.current?.focus();
    }
  }, [round]);
  return (
    <form
      action={formAction}
      onSubmit={(event) => isPending && event.preventDefault()}
      className="grid max-w-measure gap-5"
      key={step === 'preview' ? 'preview' : `write-${round}`}
    >
      <input type="hidden" name="courseKey" value={courseKey} />
      <div ref={answer} tabIndex={-1} className="empty:hidden">
        {state.message ? (
          <Notice tone={state.isWrong ? 'bad' : 'good'} isAnnounced>
            {state.message}
          </Notice>
        ) : step === 'preview' ? (
          <h2 className="text-lg">{words.previewTitle}</h2>
        ) : null}
      </div>
      {step === 'preview' ? <Preview state={state} words={words} isPending={isPending} /> : null}
      {step === 'preview' ? null : <Write state={state} words={words} isPending={isPending} />}
    </form>
  );
}

interface StepProps {
  readonly state: RosterState;
  readonly words: Words;
  readonly isPending: boolean;
}

function Write({ state, words, isPending }: StepProps) {
  return (
    <>
      <fieldset className="grid gap-2 text-sm">
        <legend className="mb-1.5 font-semibold">{words.operation}</legend>
        {(['enroll', 'unenroll'] as const).map((operation) => (
          <label key={operation} className="flex min-h-9 items-center gap-2.5">
            <input
              type="radio"
              name="operation"
              value={operation}
              defaultChecked={state.operation === operation}
              className="size-4 accent-accent"
            />
            {words[operation]}
          </label>
        ))}
        <p className="text-ink-3">{words.unenrollNote}</p>
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor="roster-text" className="text-sm font-semibold">
          {words.addresses}
        </label>
        <p id="roster-hint" className="text-sm text-ink-3">
          {words.addressesHint}
        </p>
        <Textarea
          id="roster-text"
          name="text"
          rows={8}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby="roster-hint"
          defaultValue={state.text}
        />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor="roster-file" className="text-sm font-semibold">
          {words.file}
        </label>
        <Input id="roster-file" type="file" name="file" accept=".csv,.txt,text/csv,text/plain" className="text-sm" />
      </div>
      <div>
        <Button type="submit" name="step" value="preview" aria-disabled={isPending || undefined}>
          {words.preview}
        </Button>
      </div>
    </>
  );
}

function Preview({ state, words, isPending }: StepProps) {
  const { lines, unreadable, text, operation, confirm } = state;
  return (
    <>
      <input type="hidden" name="text" value={text} />
      <input type="hidden" name="operation" value={operation} />
      {unreadable.length > 0 ? (
        <Notice tone="warn" title={words.unreadable}>
          <ul className="mt-1 list-disc ps-5 text-sm">
            {unreadable.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={words.previewCaption} tabIndex={0} className="max-h-112 overflow-auto">
        <table className="ui-table">
          <caption className="sr-only">{words.previewCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.address}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ email, outcome, isChange }) => (
              <tr key={email}>
                <th scope="row">{email}</th>
                <td className={isChange ? undefined : 'text-ink-3'}>{outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="flex flex-wrap gap-3">
        {confirm === '' ? null : (
          <Button type="submit" name="step" value="do" aria-disabled={isPending || undefined}>
            {confirm}
          </Button>
        )}
        <Button type="submit" name="step" value="write" variant="quiet">
          {words.again}
        </Button>
      </div>
    </>
  );
}

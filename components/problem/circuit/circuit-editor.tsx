'use client';

import { type ComponentProps, useState } from 'react';
import { type CircuitWords, describeCircuit, readCircuit } from '@/lib/capa/circuit';
import { CircuitDrawing } from './circuit-drawing';

export interface CircuitEditorWords extends CircuitWords {
  /** Names the drawing. */
  readonly drawing: string;
  readonly empty: string;
  readonly source: string;
  readonly unreadable: string;
  readonly inWords: string;
}

/** A circuit: its drawing, its parts in words, and its JSON below, which draws it anew as one types. */
export function CircuitEditor({
  initialText,
  control,
  words,
}: {
  initialText: string;
  /** What ties the field to its question and its form. */
  control: Pick<ComponentProps<'textarea'>, 'id' | 'name' | 'aria-describedby'> & { readonly 'data-tone': string };
  words: CircuitEditorWords;
}) {
  const [text, setText] = useState(initialText);
  const [drawn, setDrawn] = useState(() => readCircuit(initialText));
  const isReadable = text.trim() === '' || readCircuit(text) !== null;
  const lines = drawn ? describeCircuit(drawn, words) : [];
  const noteId = `${control.id}-note`;
  return (
    <div className="grid gap-3">
      {/* A drawing that is wider than the page is moved under its edge, with the keyboard as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section aria-label={words.drawing} className="problem-circuit-sheet" tabIndex={0}>
        {drawn && lines.length > 0 ? (
          <CircuitDrawing circuit={drawn} name={lines.join('; ')} />
        ) : (
          <p className="text-ink-2">{words.empty}</p>
        )}
      </section>
      {lines.length > 0 && (
        <details className="text-sm">
          <summary className="text-ink-2">{words.inWords}</summary>
          <ul className="ms-5 mt-2 list-disc">
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two parts may be called the same
              <li key={index}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <div>
        <label className="mb-2 block text-sm text-ink-2" htmlFor={control.id}>
          {words.source}
        </label>
        <textarea
          {...control}
          aria-describedby={[control['aria-describedby'], noteId].join(' ')}
          autoCapitalize="none"
          autoComplete="off"
          className="problem-control problem-code"
          defaultValue={initialText}
          dir="ltr"
          onInput={(event) => {
            const typed = event.currentTarget.value;
            setText(typed);
            // What cannot be read while one types leaves the drawing as it was.
            setDrawn((before) => (typed.trim() === '' ? null : (readCircuit(typed) ?? before)));
          }}
          rows={8}
          spellCheck={false}
        />
        <p className="text-sm text-ink-2 empty:hidden" id={noteId} role="status">
          {!isReadable && words.unreadable}
        </p>
      </div>
    </div>
  );
}

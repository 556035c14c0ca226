'use client';

import { type ComponentProps, useState } from 'react';
import { readCircuit } from '@/lib/capa/circuit';
import { CircuitSheet, type CircuitSheetWords } from './circuit-sheet';
import { CircuitSource } from './circuit-source';

export interface CircuitEditorWords extends CircuitSheetWords {
  /** Names the field. */
  readonly source: string;
  readonly unreadable: string;
}

/** A circuit above its JSON, which draws it anew as one types. */
export function CircuitEditor({
  text: initialText,
  control,
  words,
}: {
  text: string;
  control: ComponentProps<typeof CircuitSource>['control'];
  words: CircuitEditorWords;
}) {
  const [drawn, setDrawn] = useState(() => readCircuit(initialText));
  const [isReadable, setReadable] = useState(true);
  return (
    <>
      <CircuitSheet circuit={drawn} words={words} />
      <CircuitSource
        control={control}
        label={words.source}
        note={isReadable ? '' : words.unreadable}
        onType={(text) => {
          const circuit = readCircuit(text);
          const isEmpty = text.trim() === '';
          setReadable(isEmpty || circuit !== null);
          // What cannot be read while one types leaves the drawing as it was.
          setDrawn((before) => (isEmpty ? null : (circuit ?? before)));
        }}
        text={initialText}
      />
    </>
  );
}

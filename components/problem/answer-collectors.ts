'use client';

import { createContext, useContext, useEffect, useRef } from 'react';

/**
 * What an input does before its form is sent: puts its answer into the form's data, or answers with a sentence why it cannot;
 * then nothing is sent.
 */
export type CollectAnswer = (data: FormData) => Promise<string | null>;

/** Enters a collector; the returned function takes it out again. */
export type EnterCollector = (collect: CollectAnswer) => () => void;

/** Given by the form around a problem. */
export const CollectorsContext = createContext<EnterCollector>(() => () => undefined);

/** For inputs whose answer does not lie in a field of the form: `collect` is asked whenever answers are about to be sent. */
export function useAnswerCollector(collect: CollectAnswer) {
  const enter = useContext(CollectorsContext);
  const latest = useRef(collect);
  useEffect(() => {
    latest.current = collect;
  });
  useEffect(() => enter((data) => latest.current(data)), [enter]);
}

/** Asks all collectors at once; the first sentence of those that could not, or null. */
export async function collectAnswers(collectors: Iterable<CollectAnswer>, data: FormData): Promise<string | null> {
  const said = await Promise.all(Array.from(collectors, (collect) => collect(data)));
  return said.find((sentence) => sentence !== null) ?? null;
}

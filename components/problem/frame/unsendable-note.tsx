'use client';

import { useAnswerCollector } from '../answer-collectors';

/** Says why an input cannot be answered here, and keeps its form from being sent with nothing for it. */
export function UnsendableNote({ text }: { text: string }) {
  useAnswerCollector(async () => text);
  return <p className="placeholder my-0">{text}</p>;
}

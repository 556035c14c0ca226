'use client';

import type Katex from 'katex';
import { useEffect, useState } from 'react';
import { expressionToTex } from '@/lib/capa/calculator/tex';

interface PreviewWords {
  readonly label: string;
  readonly ready: string;
  readonly unreadable: string;
}

/** How long somebody rests before the preview is mentioned, in milliseconds: reading out every key would be a chatter. */
const restMs = 1200;

/**
 * What is typed in a field, as mathematics. The typesetter is fetched when such a field is first entered; it writes MathML too,
 * so that the preview can be read by ear. Without script nothing stands here.
 */
export function MathPreview({ field, words }: { /** Id of the field. */ field: string; words: PreviewWords }) {
  const [katex, setKatex] = useState<typeof Katex | null>(null);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');

  useEffect(() => {
    // The field is drawn anew with each answer; the form around it stays.
    const form = document.getElementById(field)?.closest('form');
    let isGone = false;
    const read = ({ target }: { target: EventTarget | null }) => {
      if (target instanceof HTMLInputElement && target.id === field) {
        setTyped(target.value);
        return true;
      }
      return false;
    };
    const enter = (event: { target: EventTarget | null }) => {
      if (read(event)) {
        import('katex').then(
          (loaded) => !isGone && setKatex(() => loaded.default),
          // The network is gone: one can answer without a preview.
          () => undefined,
        );
      }
    };
    form?.addEventListener('focusin', enter);
    form?.addEventListener('input', read);
    enter({ target: document.activeElement });
    return () => {
      isGone = true;
      form?.removeEventListener('focusin', enter);
      form?.removeEventListener('input', read);
    };
  }, [field]);

  const preview = expressionToTex(typed);
  const isReadable = preview.error === undefined;
  const isEmpty = typed.trim() === '';
  useEffect(() => {
    const timer = setTimeout(
      () => setSaid(isEmpty || !katex ? '' : isReadable ? words.ready : words.unreadable),
      restMs,
    );
    return () => clearTimeout(timer);
  }, [isEmpty, isReadable, katex, words.ready, words.unreadable]);

  return (
    <>
      {katex && !isEmpty && (
        <figure aria-label={words.label} className="problem-preview">
          {isReadable ? (
            <span
              dangerouslySetInnerHTML={{
                __html: katex.renderToString(preview.tex, { displayMode: true, strict: 'ignore', throwOnError: false }),
              }}
            />
          ) : (
            <span className="text-ink-3 text-sm">{words.unreadable}</span>
          )}
        </figure>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}

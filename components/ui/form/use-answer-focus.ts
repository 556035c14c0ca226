'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** The form whose answer is shown in place: with each answer (`round` rises), the first field that needs attention, or what is said, has the focus. */
export function useAnswerFocus(round: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (round > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-answer]')?.focus();
    }
  }, [round]);
  return form;
}

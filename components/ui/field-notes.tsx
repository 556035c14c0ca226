import type { ReactNode } from 'react';

/** What helps to fill a field in, under its label. */
export function FieldHint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="text-sm text-ink-3">
      {children}
    </p>
  );
}

/** What is wrong with a field: said in words, with a bar beside it, so that colour is not all. */
export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="border-s-3 border-bad ps-2.5 text-sm font-medium text-bad">
      {children}
    </p>
  );
}

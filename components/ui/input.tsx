import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** The look that text controls share. */
export const controlClass =
  'w-full min-h-11 rounded-md border border-control bg-sheet px-3 py-2 text-base text-ink transition-colors hover:border-ink-3 aria-invalid:border-bad disabled:cursor-not-allowed disabled:border-line disabled:bg-shade disabled:text-ink-3';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={classNames(controlClass, className)} {...rest} />;
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={classNames(controlClass, 'block', className)} {...rest} />;
}

/** A native list of choices: `children` are `<option>` elements. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classNames(controlClass, 'ui-select appearance-none pe-9', className)} {...rest} />;
}

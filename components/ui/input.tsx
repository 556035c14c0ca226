import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** The look that text controls share. */
export const controlClass = 'ui-control';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={classNames(controlClass, className)} {...rest} />;
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={classNames(controlClass, 'block', className)} {...rest} />;
}

/** A native list of choices: `children` are `<option>` elements. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classNames(controlClass, 'ui-select', className)} {...rest} />;
}

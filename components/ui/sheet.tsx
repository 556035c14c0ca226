import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** The one raised surface of a page: a problem, a form. */
export function Sheet({
  as: Element = 'div',
  className,
  ...rest
}: ComponentProps<'div'> & { readonly as?: 'div' | 'section' | 'article' | 'aside' }) {
  return <Element className={classNames('rounded-lg border border-line bg-sheet p-5 sm:p-6', className)} {...rest} />;
}

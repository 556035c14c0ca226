import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Link } from './link';

/** A link in running text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={classNames('text-link', className)} {...rest} />;
}

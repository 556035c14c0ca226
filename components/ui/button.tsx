import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Link } from './link';

/** `primary`: the one thing to do here. `quiet`: what else can be done. `plain`: without an edge. `danger`: cannot be undone. */
export type ButtonVariant = 'primary' | 'quiet' | 'plain' | 'danger';
export type ButtonSize = 'md' | 'sm';

interface Look {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** The look of a button, for elements that are none (a summary, a label). */
export function buttonClass({ variant = 'primary', size = 'md' }: Look = {}, className?: string): string {
  return classNames('ui-button', `ui-button-${variant}`, size === 'sm' && 'ui-button-sm', className);
}

/** A button; it submits only where `type="submit"` says so. */
export function Button({ variant, size, className, type = 'button', ...rest }: ComponentProps<'button'> & Look) {
  return (
    <button
      type={type}
      className={buttonClass({ ...(variant && { variant }), ...(size && { size }) }, className)}
      {...rest}
    />
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={buttonClass({ ...(variant && { variant }), ...(size && { size }) }, className)} {...rest} />;
}

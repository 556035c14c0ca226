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

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-strong',
  quiet: 'border-control bg-transparent text-ink hover:bg-shade',
  plain: 'border-transparent bg-transparent text-accent hover:bg-accent-soft',
  danger: 'border-bad bg-transparent text-bad hover:bg-bad-soft',
};
const sizes: Readonly<Record<ButtonSize, string>> = {
  md: 'min-h-11 px-5 text-base',
  sm: 'min-h-9 px-3.5 text-sm',
};

/** The look of a button, for elements that are none (a summary, a label). */
export function buttonClass({ variant = 'primary', size = 'md' }: Look = {}, className?: string): string {
  return classNames(
    'inline-flex items-center justify-center gap-2 rounded-md border py-1.5 text-center leading-tight font-medium no-underline transition-colors',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-shade disabled:text-ink-3 aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-shade aria-disabled:text-ink-3',
    variants[variant],
    sizes[size],
    className,
  );
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

import type { ReactNode } from 'react';
import { classNames } from './class-names';

/**
 * A button that opens a small sheet of links. It is a `<details>`, so it works without script; `MenuCloser` beside it
 * closes it on Escape and on a click elsewhere where there is script.
 */
export function Menu({
  summary,
  label,
  children,
  className,
}: {
  readonly summary: ReactNode;
  /** What the button is called. */
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <details className={classNames('group relative', className)} data-menu>
      <summary className="flex min-h-11 min-w-11 list-none items-center justify-center rounded-md px-1 hover:bg-shade [&::-webkit-details-marker]:hidden">
        {summary}
        <span className="sr-only">{label}</span>
      </summary>
      <div className="absolute end-0 top-full z-20 mt-1 w-max min-w-56 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-sheet p-1.5 text-sm shadow-float">
        {children}
      </div>
    </details>
  );
}

/** The look of one line of a menu, for a link or a button. */
export const menuItemClass =
  'flex w-full items-center rounded-md px-3 py-2 text-start text-ink no-underline hover:bg-shade aria-[current=page]:font-medium';

import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

/**
 * A table with its caption; it scrolls by itself, also by keyboard, where it is wider than the page.
 * `children` are `thead` and `tbody`. Numbers go in cells with `className="text-end"`.
 */
export function Table({
  caption,
  isCaptionHidden = false,
  children,
  className,
}: {
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    // The place that hidden words in its cells are measured by: else those beyond its edge would widen the page.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="relative overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className={classNames('ui-table', className)}>
        <caption className={isCaptionHidden ? 'sr-only' : 'mb-2 text-start text-sm text-ink-3'}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** The head of a column or, with `scope="row"`, of a row. */
export function HeaderCell({ scope = 'col', ...rest }: ComponentProps<'th'>) {
  return <th scope={scope} {...rest} />;
}

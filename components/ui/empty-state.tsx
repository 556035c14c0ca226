import type { ReactNode } from 'react';

/** Says what will be here and how to begin. `heading` is the level of its title in the page's outline. */
export function EmptyState({
  title,
  heading: Heading = 'h2',
  children,
  action,
}: {
  readonly title: ReactNode;
  readonly heading?: 'h2' | 'h3';
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="max-w-measure border-y border-line py-9">
      <Heading className="text-xl">{title}</Heading>
      {children ? <div className="mt-2 text-ink-2 text-pretty">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}

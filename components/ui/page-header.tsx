import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** The head of a page: where it belongs, its title, a sentence, and what can be done. */
export function PageHeader({
  eyebrow,
  title,
  lead,
  actions,
  className,
  titleId,
  lang,
}: {
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly titleId?: string;
  /** The language of the title, where it is an author's. */
  readonly lang?: string | undefined;
}) {
  return (
    <header className={classNames('mb-7 flex flex-wrap items-end justify-between gap-x-6 gap-y-4', className)}>
      <div className="min-w-0 max-w-measure">
        {eyebrow ? <p className="mb-2 text-sm text-ink-3">{eyebrow}</p> : null}
        <h1 id={titleId} lang={lang} className="text-title">
          {title}
        </h1>
        {lead ? <p className="mt-3 font-serif text-lead text-pretty text-ink-2">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
    </header>
  );
}

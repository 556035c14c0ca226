import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** A chart under its heading, and the same numbers as a table for who wants them. */
export function ChartFigure({
  title,
  note,
  table,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly table?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations('instructor');
  return (
    <section className="min-w-0">
      <h2 className="text-lg">{title}</h2>
      {note ? <p className="mt-1 max-w-measure text-sm text-ink-2">{note}</p> : null}
      <div className="mt-3">{children}</div>
      {table ? (
        <details className="mt-2 text-sm">
          <summary className="opens inline-flex min-h-9 items-center text-ink-2 hover:text-ink">{t('asTable')}</summary>
          <div className="mt-2 max-h-96 overflow-y-auto">{table}</div>
        </details>
      ) : null}
    </section>
  );
}

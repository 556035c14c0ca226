import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import type { ListedRevision } from '@/lib/courses';
import { RevisionAuthor, RevisionHeads } from './revision-line';

/** One side of a comparison: who wrote it, when, and where it counts now. */
export function RevisionCard({
  label,
  revision,
  children,
}: {
  readonly label: string;
  readonly revision: ListedRevision;
  readonly children?: ReactNode;
}) {
  return (
    <section className="grid content-start gap-2 rounded-lg border border-line bg-sheet px-4 py-3 text-sm">
      <h2 className="studio-aside-heading">{label}</h2>
      <p className="break-words font-semibold">
        <bdi>{revision.message}</bdi>
      </p>
      <p className="text-ink-2">
        <RevisionAuthor revision={revision} /> · <DateTime value={revision.at} style="instant" />
      </p>
      <RevisionHeads revision={{ heads: revision.heads, lines: [] }} />
      {children ? <div className="mt-2">{children}</div> : null}
    </section>
  );
}

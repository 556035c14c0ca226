import type { ReactNode } from 'react';
import { HeaderCell } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';

/** What a row of a table of courses is about: the title, which leads to the course, and below it what tells it from others. */
export function CourseCell({
  href,
  title,
  language,
  children,
}: {
  readonly href: string;
  readonly title: string;
  readonly language: string | null | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <HeaderCell scope="row" className="min-w-36 sm:min-w-56">
      <TextLink href={href}>
        <bdi lang={language ?? undefined}>{title}</bdi>
      </TextLink>
      {children ? <span className="block text-xs font-normal text-ink-3">{children}</span> : null}
    </HeaderCell>
  );
}

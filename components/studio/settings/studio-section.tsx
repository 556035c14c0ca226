import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

/** A section of the studio's forms: its name and what it is for at one side, what is in it at the other. */
export function StudioSection({
  id,
  title,
  lang,
  text,
  isWide = false,
  children,
}: {
  /** Of the section; its heading is called after it. */
  readonly id: string;
  readonly title: ReactNode;
  /** Of the title, where it is the course's. */
  readonly lang?: string | undefined;
  readonly text?: ReactNode;
  /** What is in it stands below its name: a table wants the width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={`${id}-title`} className={classNames('studio-section', isWide && 'studio-section-wide')}>
      <div>
        <h2 id={`${id}-title`} className="text-lg" lang={lang}>
          {title}
        </h2>
        {text ? <div className="mt-1 text-sm text-ink-3">{text}</div> : null}
      </div>
      {children}
    </section>
  );
}

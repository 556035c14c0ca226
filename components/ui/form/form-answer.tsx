import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';

/** What the last sending of a form came to; nothing where it said nothing. Has the focus where no field needs it more. */
export function FormAnswer({ isGood, children }: { readonly isGood: boolean; readonly children: ReactNode }) {
  return children ? (
    <div data-answer="" tabIndex={-1}>
      <Notice tone={isGood ? 'good' : 'bad'} isAnnounced>
        <p>{children}</p>
      </Notice>
    </div>
  ) : null;
}

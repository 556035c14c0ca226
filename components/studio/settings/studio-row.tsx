import type { ReactNode } from 'react';

/** A line of a list in the studio's settings: what it is, what can be done to it at the other end, and what belongs to it below. */
export function StudioRow({
  head,
  actions,
  children,
}: {
  readonly head: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <li className="studio-item">
      <div className="studio-row">
        {head}
        {actions}
      </div>
      {children}
    </li>
  );
}

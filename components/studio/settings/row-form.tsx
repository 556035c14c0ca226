import type { ReactNode } from 'react';
import { ActionForm, type ActionFormAction } from './action-form';

/** What can be changed in a row, and the line of buttons that do it. */
export function RowForm(props: {
  readonly action: ActionFormAction;
  readonly hidden: Readonly<Record<string, string>>;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return <ActionForm className="flex flex-wrap items-center gap-2" {...props} />;
}

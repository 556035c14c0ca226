'use client';

import { createContext, type ReactNode } from 'react';
import type { PreviewAction } from './preview-action';

export const PreviewContext = createContext<PreviewAction | null>(null);

/** Gives the editors of problems on a page the way to try what they write. Without it they show no preview. */
export function PreviewProvider({
  action,
  children,
}: {
  readonly action: PreviewAction;
  readonly children: ReactNode;
}) {
  return <PreviewContext value={action}>{children}</PreviewContext>;
}

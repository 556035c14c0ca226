import type { LiveControl } from '@/lib/courses';

/** The controls of one update's editor. */
export const updateControls = (id: string): readonly LiveControl[] => [
  { name: 'date', field: `update-date/${id}`, kind: 'text' },
  { name: 'html', field: `update-text/${id}`, kind: 'html' },
];

export const handoutControls: readonly LiveControl[] = [{ name: 'handouts', field: 'handouts', kind: 'html' }];

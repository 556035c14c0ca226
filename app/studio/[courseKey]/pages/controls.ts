import type { LiveControl } from '@/lib/courses';

/** The controls of one page's editor. */
export const pageControls = (slug: string): readonly LiveControl[] => [
  { name: 'name', field: `page-name/${slug}`, kind: 'text' },
  { name: 'hidden', field: `page-hidden/${slug}`, kind: 'flag', fallback: false },
  { name: 'staff', field: `page-staff/${slug}`, kind: 'flag', fallback: false },
  { name: 'html', field: `pages/${slug}`, kind: 'html' },
];

import { z } from 'zod';
import type { CourseFile } from '@/lib/courses';

/** What the address of the files page may ask for; anything else is as if it had not been said. */
const text = z.string().max(500).catch('');
export const fileSearch = z.object({
  q: z.string().trim().max(400).catch(''),
  kind: z.enum(['all', 'images', 'unused', 'noAlt', 'locked']).catch('all'),
  sort: z.enum(['name', 'size', 'type', 'uses']).catch('name'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  file: text,
  delete: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .catch([]),
  said: z.enum(['', 'saved', 'renamed', 'deleted', 'restored']).catch(''),
  blocks: z.coerce.number().int().min(0).catch(0),
  count: z.coerce.number().int().min(0).catch(0),
  undo: text,
});
export type FileSearch = z.output<typeof fileSearch>;

export const filesPerPage = 100;

export const isImage = ({ contentType }: Pick<CourseFile, 'contentType'>) => contentType.startsWith('image/');

const kinds: Readonly<Record<FileSearch['kind'], (file: CourseFile) => boolean>> = {
  all: () => true,
  images: isImage,
  unused: ({ uses }) => uses.length === 0,
  noAlt: (file) => isImage(file) && file.alt === null,
  locked: ({ isLocked }) => isLocked,
};

const orders: Readonly<Record<FileSearch['sort'], (a: CourseFile, b: CourseFile) => number>> = {
  name: () => 0,
  size: (a, b) => b.bytes - a.bytes,
  type: (a, b) => (a.contentType < b.contentType ? -1 : a.contentType > b.contentType ? 1 : 0),
  uses: (a, b) => b.uses.length - a.uses.length,
};

/** The files that are asked for, in the order that is asked for; equals stand by name, as they came. Pure. */
export function selectFiles(files: readonly CourseFile[], { q, kind, sort }: FileSearch): readonly CourseFile[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return files
    .filter(
      (file) =>
        kinds[kind](file) && words.every((word) => `${file.path} ${file.alt ?? ''}`.toLowerCase().includes(word)),
    )
    .sort(orders[sort]);
}

import { list } from '@/lib/olx/fields/field';
import type { BlockType } from './block-type';

/** A section. */
export const chapter: BlockType = {
  name: 'chapter',
  content: 'children',
  storage: 'file',
  isSupported: true,
  fields: { highlights: list() },
};

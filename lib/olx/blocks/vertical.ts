import { boolean } from '@/lib/olx/fields/field';
import type { BlockType } from './block-type';

/** A unit: one page of a subsection. */
export const vertical: BlockType = {
  name: 'vertical',
  content: 'children',
  storage: 'file',
  isSupported: true,
  fields: { discussion_enabled: boolean(true) },
};

import type { Field } from '@/lib/olx/fields/field';
import { commonFields, inheritableFields } from '@/lib/olx/fields/inheritable';
import type { BlockType } from './block-type';
import { chapter } from './chapter';
import { course } from './course';
import { html } from './html';
import { keptTypes } from './kept-types';
import { problem } from './problem';
import { sequential } from './sequential';
import { vertical } from './vertical';
import { video } from './video';

export type { BlockType } from './block-type';

const types = new Map(
  [course, chapter, sequential, vertical, problem, html, video, ...keptTypes].map((type) => [type.name, type]),
);

/** An add-on that nobody named: kept whole, written inline, shown as a placeholder. */
const unknownType: Omit<BlockType, 'name'> = { content: 'element', storage: 'inline', isSupported: false, fields: {} };

/** How a block of this type is read and written; any name may be asked. */
export function blockTypeOf(name: string): BlockType {
  return types.get(name) ?? { ...unknownType, name };
}

/** Whether Lectern runs blocks of this type, rather than showing a placeholder. */
export function isSupportedType(name: string): boolean {
  return types.get(name)?.isSupported ?? false;
}

const everyBlock: ReadonlyMap<string, Field> = new Map(Object.entries({ ...commonFields, ...inheritableFields }));
const fieldsByType = new Map(
  [...types.values()].map((type) => [type.name, new Map([...everyBlock, ...Object.entries(type.fields)])] as const),
);

/** The settings that Lectern knows for a type: those of every block and its own. */
export function fieldsOf(name: string): ReadonlyMap<string, Field> {
  return fieldsByType.get(name) ?? everyBlock;
}

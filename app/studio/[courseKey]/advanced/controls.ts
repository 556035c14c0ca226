import type { LiveControl } from '@/lib/courses';
import { fieldsOf } from '@/lib/olx/blocks';
import type { Field } from '@/lib/olx/fields/field';
import type { Settings } from '@/lib/olx/model';

/** The settings of every block that say nothing of a course as a whole. */
const ofBlocks: ReadonlySet<string> = new Set(['format', 'weight', 'has_score']);

/** The settings of a course that Lectern knows, by name, in the order of the alphabet. */
export const knownFields: ReadonlyMap<string, Field> = new Map(
  [...fieldsOf('course')].filter(([name]) => !ofBlocks.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** The names of settings that a course has and Lectern does not know. */
export const unknownNames = (settings: Settings): readonly string[] =>
  Object.keys(settings)
    .filter((name) => !fieldsOf('course').has(name))
    .sort();

const kindOf = ({ kind }: Field): LiveControl['kind'] => {
  switch (kind) {
    case 'boolean':
    case 'list':
    case 'object':
    case 'json':
      return 'json';
    case 'integer':
    case 'number':
      return 'number';
    case 'date':
      return 'date';
    default:
      return 'text';
  }
};

/** A control each for the known settings and for unknown ones of these names. */
export const advancedControls = (unknown: readonly string[]): readonly LiveControl[] => [
  ...[...knownFields].map(
    ([name, field]): LiveControl => ({ name: `set:${name}`, field: `settings/${name}`, kind: kindOf(field) }),
  ),
  ...unknown.map((name): LiveControl => ({ name: `set:${name}`, field: `settings/${name}`, kind: 'json' })),
];

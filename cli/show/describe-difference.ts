import type {
  ChangedBlock,
  ComparedBlock,
  CourseDifference,
  DocumentChange,
  FieldChange,
  Place,
  TextDifference,
} from '@/lib/courses';
import { plainText } from './plain-text';

/** What differs between two versions of a course, line by line for a person: `+` came, `-` went, `>` moved, `~` changed. */
export function describeDifference({
  added,
  removed,
  moved,
  changed,
  documents,
  files,
}: CourseDifference): readonly string[] {
  return [
    ...removed.map((block) => `- ${nameOf(block)}`),
    ...added.map((block) => `+ ${nameOf(block)}`),
    ...moved.flatMap((block) => [
      `> ${nameOf(block)}`,
      ...block.from.map((place) => `    from ${placeText(place)}`),
      ...block.to.map((place) => `    to   ${placeText(place)}`),
    ]),
    ...changed.flatMap(describeChange),
    ...documents.flatMap(describeDocument),
    ...files.removed.map(({ path, bytes }) => `- file ${plainText(path)} (${bytes} bytes)`),
    ...files.added.map(({ path, bytes }) => `+ file ${plainText(path)} (${bytes} bytes)`),
    ...files.changed.flatMap(({ path, fields }) => [
      `~ file ${plainText(path)}`,
      ...fields.map(({ field, before, after }) => `    ${field}: ${brief(before)} → ${brief(after)}`),
    ]),
  ];
}

const describeChange = (block: ChangedBlock): string[] => [
  `~ ${nameOf(block)}`,
  ...block.fields.flatMap(describeField),
];

function describeField(change: FieldChange): string[] {
  switch (change.field) {
    case 'setting':
      return [`    ${plainText(change.name)}: ${brief(change.before)} → ${brief(change.after)}`];
    case 'source':
      return ['    source:', ...describeText(change)];
    case 'fault':
      return [`    fault: ${change.before ?? 'none'} → ${change.after ?? 'none'}`];
    case 'children':
      return [`    order: ${change.before.map(plainText).join(', ')} → ${change.after.map(plainText).join(', ')}`];
  }
}

function describeDocument(change: DocumentChange): string[] {
  const sign = { added: '+', removed: '-', changed: '~' }[change.change];
  const head = `${sign} ${plainText(change.document)}`;
  return change.kind === 'text'
    ? [head, ...describeText(change)]
    : [head, `    ${brief(change.before)} → ${brief(change.after)}`];
}

function describeText({ hunks }: TextDifference): string[] {
  if (hunks === null) {
    return ['      (wholly different)'];
  }
  return hunks.flatMap(({ beforeStart, beforeLines, afterStart, afterLines, lines }) => [
    `      @@ -${beforeStart},${beforeLines} +${afterStart},${afterLines} @@`,
    ...lines.map((line) => `      ${plainText(line)}`),
  ]);
}

const nameOf = ({ block, title, path }: ComparedBlock): string =>
  [...path, title === block ? block : `${title} (${block})`].map(plainText).join(' › ');

const placeText = ({ path, index }: Place): string => `${path.map(plainText).join(' › ')}, place ${index + 1}`;

const longest = 200;

function brief(value: unknown): string {
  const text = value === undefined ? '(not set)' : JSON.stringify(value);
  return plainText(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

import { noDocuments } from '@/lib/olx/documents/no-documents';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { CourseDocuments, Json } from '@/lib/olx/model';
import { compareTexts } from './compare-texts';
import type { ChangeKind, DocumentChange } from './model';

/** What differs in the documents that belong to a course as a whole, by their place in an archive. Files are not among them. Pure. */
export function compareDocuments(
  before: CourseDocuments = noDocuments,
  after: CourseDocuments = noDocuments,
): readonly DocumentChange[] {
  return [
    ...compareTextFiles(textsOf(before), textsOf(after)),
    ...compareValues(valuesOf(before), valuesOf(after)),
  ].sort((a, b) => (a.document < b.document ? -1 : 1));
}

type Texts = ReadonlyMap<string, string>;
type Values = ReadonlyMap<string, Json>;

function textsOf({ about, info, tabs, tags }: CourseDocuments): Texts {
  const texts: [string, string | null][] = [
    ...Object.entries(about).map(([name, text]): [string, string] => [`about/${name}.html`, text]),
    ['info/handouts.html', info.handouts],
    ['info/updates.html', info.updates],
    ...Object.entries(tabs).map(([slug, text]): [string, string] => [`tabs/${slug}.html`, text]),
    ['tags.csv', tags],
  ];
  return new Map(texts.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

function valuesOf({ gradingPolicy, info, strayPolicies, assetPolicies }: CourseDocuments): Values {
  const values: [string, Json][] = [
    ['grading_policy.json', gradingPolicy],
    ['info/updates.items.json', info.updateItems],
    ...Object.entries(strayPolicies).map(([key, value]): [string, Json] => [`policy.json#${key}`, value]),
    ...Object.entries(assetPolicies).map(([name, value]): [string, Json] => [`policies/assets.json#${name}`, value]),
  ];
  return new Map(values.filter(([, value]) => value !== null));
}

function compareTextFiles(before: Texts, after: Texts): DocumentChange[] {
  return namesOf(before, after)
    .filter((document) => before.get(document) !== after.get(document))
    .map((document) => ({
      document,
      kind: 'text',
      change: changeKind(before.has(document), after.has(document)),
      ...compareTexts(before.get(document) ?? '', after.get(document) ?? ''),
    }));
}

function compareValues(before: Values, after: Values): DocumentChange[] {
  return namesOf(before, after)
    .filter((document) => !isSameJson(before.get(document), after.get(document)))
    .map((document) => {
      const [old, now] = [before.get(document), after.get(document)];
      return {
        document,
        kind: 'json',
        change: changeKind(old !== undefined, now !== undefined),
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      };
    });
}

const namesOf = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] => [
  ...new Set([...before.keys(), ...after.keys()]),
];

const changeKind = (was: boolean, is: boolean): ChangeKind => (was ? (is ? 'changed' : 'removed') : 'added');

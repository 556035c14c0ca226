import type { CourseDocuments, CourseIdentity, Json } from '@/lib/olx/model';
import { readJsonFile, readJsonObject } from './read-policies';
import type { Reading } from './reading';

type FileDocuments = Pick<CourseDocuments, 'gradingPolicy' | 'about' | 'info' | 'tabs' | 'tags' | 'assetPolicies'>;

/** What belongs to the course as a whole and stands in files of its own. */
export function readDocuments(reading: Reading, { run }: CourseIdentity): FileDocuments {
  const gradingPath = [`policies/${run}/grading_policy.json`, 'grading_policy.json'].find((path) => reading.has(path));
  return {
    gradingPolicy: gradingPath === undefined ? null : (readJsonObject(reading, gradingPath) ?? null),
    about: readBlobs(reading, 'about'),
    info: {
      handouts: reading.document('info/handouts.html') ?? null,
      updates: reading.document('info/updates.html') ?? null,
      updateItems: readJsonFile(reading, 'info/updates.items.json', isList) ?? null,
    },
    tabs: readBlobs(reading, 'tabs'),
    tags: reading.document('tags.csv') ?? null,
    assetPolicies: readJsonObject(reading, 'policies/assets.json') ?? {},
  };
}

const isList = (json: Json) => Array.isArray(json);

/** The `.html` files right below a folder, by name. */
function readBlobs(reading: Reading, folder: string): { readonly [name: string]: string } {
  const prefix = `${folder}/`;
  const entries = reading.paths
    .filter((path) => path.startsWith(prefix) && path.endsWith('.html'))
    .map((path) => [path.slice(prefix.length, -'.html'.length), path] as const)
    .filter(([name]) => name !== '' && !name.includes('/'))
    .flatMap(([name, path]) => {
      const text = reading.document(path);
      return text === undefined ? [] : [[name, text] as const];
    });
  return Object.fromEntries(entries);
}

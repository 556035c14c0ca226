import type { CourseDocuments, StaticFile } from '@/lib/olx/model';
import type { Output } from './output';
import { writeAssetPolicies } from './write-asset-policies';

/** Writes what belongs to the course as a whole and stands in files of its own. */
export function writeDocuments(
  output: Output,
  documents: CourseDocuments,
  staticFiles: readonly StaticFile[],
  run: string,
): void {
  if (documents.gradingPolicy !== null)
    output.writeJson(`policies/${run}/grading_policy.json`, documents.gradingPolicy);
  for (const [name, text] of Object.entries(documents.about)) output.write(`about/${name}.html`, text);
  for (const [slug, text] of Object.entries(documents.tabs)) output.write(`tabs/${slug}.html`, text);
  const { handouts, updates, updateItems } = documents.info;
  if (handouts !== null) output.write('info/handouts.html', handouts);
  if (updates !== null) output.write('info/updates.html', updates);
  if (updateItems !== null) output.writeJson('info/updates.items.json', updateItems);
  if (documents.tags !== null) output.write('tags.csv', documents.tags);
  const policies = writeAssetPolicies(documents, staticFiles);
  if (Object.keys(policies).length > 0) output.writeJson('policies/assets.json', policies);
}

import { formatBlockId, formatUsageKey } from './identity';
import type { Block, CourseIdentity, Json, ParsedCourse } from './model';
import { blockPath } from './read/name-block';
import { draftPolicyPath, morePolicyPath, policyPath } from './read/read-policies';
import { walkBlocks } from './walk-blocks';
import { BlockWriter } from './write/block-writer';
import { type FileContent, Output, PolicyEntries } from './write/output';
import { type DraftPlan, planDrafts } from './write/plan-drafts';
import { settingsWithoutElements, writeCourseAttributes } from './write/write-course-parts';
import { writeDocuments } from './write/write-documents';
import { element } from './write/xml-text';

export interface SerializedCourse {
  /** What Lectern writes, by path below the course's root folder. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** What goes out as it came in: the bytes of `from` (a path of the archive that was read) at `to`. */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Writes a course in the layout that Open edX exports: pointers, policies, documents, drafts as the roots of what differs.
 * Reading it again gives the same course (`parseCourse(serializeCourse(course))`), and the same course always gives the same text.
 *
 * What is normalised on purpose: older layouts become the current one, every block that may have a file of its own gets one,
 * attributes stand in alphabetical order, white space and comments between elements are not kept. Settings that no attribute can
 * hold travel in `policy.json`; those of drafts in `draft_policy.json` beside it, which only Lectern reads.
 * A block's settings must hold what its source sets.
 *
 * @example serializeCourse(course).files.get('course.xml')
 */
export function serializeCourse(course: Omit<ParsedCourse, 'warnings'>): SerializedCourse {
  const { identity, published, draft, documents, staticFiles } = course;
  const { org, number, run } = identity;
  const output = new Output(documents.unknownFiles);

  output.write(
    'course.xml',
    `${element('course', [
      ['url_name', run],
      ['org', org],
      ['course', number],
    ])}\n`,
  );
  const policies = new PolicyEntries();
  const writer = new BlockWriter(output, { prefix: '', policies, writes: () => true, placeOf: () => [] }, published);
  writer.writeCourse(published, blockPath('course', run));
  writeDrafts(output, identity, draft, planDrafts(published, draft));
  writeDocuments(output, documents, staticFiles, run);
  writePolicy(output, course, policies.toJson());

  return {
    files: output.files,
    copies: [
      ...staticFiles.map(({ path, archivePath }) => ({ from: archivePath, to: `static/${path}` })),
      ...documents.unknownFiles.filter((path) => !output.files.has(path)).map((path) => ({ from: path, to: path })),
    ],
  };
}

function writePolicy(
  output: Output,
  { identity: { run }, published, documents }: Omit<ParsedCourse, 'warnings'>,
  entries: { readonly [key: string]: Json },
): void {
  const settings = settingsWithoutElements(published.settings);
  const { rest } = writeCourseAttributes(settings);
  // A policy that could not be read goes out as it came; what cannot stand elsewhere then stands beside it.
  const isTaken = !output.isFree(policyPath(run));
  const own = isTaken ? rest : settings;
  const course = Object.keys(own).length === 0 ? {} : { [`course/${run}`]: own };
  const policy = { ...documents.strayPolicies, ...entries, ...course };
  if (Object.keys(policy).length > 0) output.writeJson(isTaken ? morePolicyPath(run) : policyPath(run), policy);
}

function writeDrafts(output: Output, identity: CourseIdentity, draft: Block, { written, places }: DraftPlan): void {
  const policies = new PolicyEntries();
  const placeOf = (block: Block) => {
    const place = places.get(formatBlockId(block));
    if (place === undefined) return [];
    const parentUrl = formatUsageKey(identity, place.parent);
    return [['parent_url', parentUrl] as const, ['index_in_children_list', String(place.index)] as const];
  };
  const writes = (block: Block) => written.has(formatBlockId(block));
  const writer = new BlockWriter(output, { prefix: 'drafts/', policies, writes, placeOf }, draft);
  for (const block of walkBlocks(draft)) {
    if (!writes(block)) continue;
    if (block === draft) {
      writer.writeCourse(block, `drafts/${blockPath('course', identity.run)}`);
      policies.set('course', identity.run, block.settings);
    } else {
      writer.reference(block);
    }
  }
  const entries = policies.toJson();
  if (Object.keys(entries).length > 0) output.writeJson(draftPolicyPath(identity.run), entries);
}

import { invalid } from '@/lib/errors';
import type { CourseIdentity, OlxFiles, ParsedCourse, Warning } from './model';
import { type AssembledTree, assembleTree } from './read/assemble-tree';
import { BlockReader } from './read/block-reader';
import type { BlockLocation } from './read/block-record';
import { findCourse } from './read/find-course';
import { overlayDrafts } from './read/overlay-drafts';
import { readDocuments } from './read/read-documents';
import { courseKey, type Policies, readDraftPolicies, readPolicies } from './read/read-policies';
import { readStaticFiles } from './read/read-static-files';
import { Reading } from './read/reading';
import { sortUnknownFiles } from './read/sort-unknown-files';

export { serializeCourse } from './serialize';
export { walkBlocks } from './walk-blocks';

/** A course with what its own files say beyond it: for whoever checks it. */
export interface ReadCourse {
  readonly course: ParsedCourse;
  /** What was read as it was meant, and that a course team may want to know. */
  readonly notes: readonly Warning[];
  /** Where each block of either tree is written, by `TYPE@ID`. */
  readonly locations: {
    readonly published: ReadonlyMap<string, BlockLocation>;
    readonly draft: ReadonlyMap<string, BlockLocation>;
  };
}

/**
 * Reads a course from its files: the layout that Open edX exports, and the older ones (`roots/RUN.xml`, `policies/RUN.json`,
 * everything inline in `course.xml`).
 *
 * What cannot be read becomes an error block (`fault`) that keeps its bytes, or a warning; what is not understood is kept
 * (attributes as their text, other files by path in `documents.unknownFiles`). Only the absence of a course throws.
 * Source: the Open edX documentation "Open Learning XML".
 *
 * @throws Invalid `olx.no-course-root`, `olx.broken-course-root`, `olx.no-course-key`, `olx.library`; `xml.doctype` where any
 *   XML of the course has a document type declaration
 * @example parseCourse({ paths: ['course.xml'], read: () => bytes }).published.children[0]?.settings.display_name
 */
export function parseCourse(files: OlxFiles): ParsedCourse {
  return readCourse(files).course;
}

/** The same, with where each block is written and what else there is to say. */
export function readCourse(files: OlxFiles): ReadCourse {
  const reading = new Reading(files);
  const { identity, element, file, files: rootFiles } = findCourse(reading);
  const policies = readPolicies(reading, identity);

  const publishedReader = new BlockReader(reading, {
    prefix: '',
    policies,
    publishedPolicies: policies,
    published: new Map(),
  });
  publishedReader.readCourse(element, file, rootFiles);
  const publishedRecords = publishedReader.records;
  const published = assembleTree(
    courseKey,
    {
      record: (key) => publishedRecords.get(key),
      children: (record) => record.children,
      location: (key) => publishedReader.locations.get(key),
    },
    reading,
  );
  if (published === undefined) throw invalid('olx.no-course-root', 'There is no course here.');

  const draftPolicies = readDraftPolicies(reading, identity);
  const { tree: draft, locations } = readDraftTree(
    reading,
    identity,
    publishedReader,
    published,
    policies,
    draftPolicies,
  );
  for (const path of [...published.files, ...draft.files]) reading.take(path);

  const documents = readDocuments(reading, identity);
  const staticFiles = readStaticFiles(reading, documents.assetPolicies);
  const unknownFiles = sortUnknownFiles(reading);
  const course = {
    identity,
    published: published.root,
    draft: draft.root,
    documents: { ...documents, strayPolicies: policies.stray(), unknownFiles },
    staticFiles,
    warnings: reading.warnings,
  };
  return { course, notes: reading.notes, locations: { published: publishedReader.locations, draft: locations } };
}

function readDraftTree(
  reading: Reading,
  { run }: CourseIdentity,
  publishedReader: BlockReader,
  tree: AssembledTree,
  publishedPolicies: Policies,
  policies: Policies,
): { readonly tree: AssembledTree; readonly locations: ReadonlyMap<string, BlockLocation> } {
  const published = publishedReader.records;
  const reader = new BlockReader(reading, { prefix: 'drafts/', policies, publishedPolicies, published });
  for (const path of reading.paths) {
    const [, type, name] = /^drafts\/([^/]+)\/(.+)\.xml$/.exec(path) ?? [];
    if (type === undefined || name === undefined || (type === 'course' && name !== run)) continue;
    reader.readFile(type, name.replaceAll('/', ':'), path);
  }
  // Without its course the draft tree would hold nothing; the file stays with the unknown ones.
  if (reader.records.get(courseKey)?.fault !== undefined) reader.records.delete(courseKey);
  const overlay = overlayDrafts(published, reader.records, reader.places, reading);
  const before = { tree, record: (key: string) => published.get(key) };
  const locations = new Map([...publishedReader.locations, ...reader.locations]);
  const location = (key: string) => locations.get(key);
  return { tree: assembleTree(courseKey, { ...overlay, location, before }, reading) ?? tree, locations };
}

import type { Courseware, ManifestFile, NodeHash } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { serializeCourse } from '@/lib/olx';
import { formatCourseKey, parseCourseKey } from '@/lib/olx/identity';
import type { CourseIdentity, ParsedCourse } from '@/lib/olx/model';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { PackedFile } from '../archive/pack-tar';
import { getVisibleRevision } from '../history/get-visible-revision';
import { getCourseRun } from '../queries';
import { readTrees } from './read-trees';

export interface ExportCourseInput {
  readonly courseKey: string;
  /** `rev_…` of this course: its tree alone, without drafts. Without it, both heads as they are now. */
  readonly revision?: string;
}

export interface ExportedCourse {
  readonly courseKey: string;
  /** Hashes of the published and of the draft tree. */
  readonly root: string;
  readonly draftRoot: string;
  /** In order of their paths. The same trees under the same key are always the same files. */
  readonly files: readonly PackedFile[];
}

/**
 * Takes a course out in the layout that Open edX exports: the published tree, the drafts that differ from it, documents,
 * policies, files. Importing it again gives the same trees. Texts stand in memory, bytes of `static/` stay in the store until
 * they are read. What is normalised on purpose: docs/olx.md.
 *
 * Throws Invalid `courses.bad-key`, Forbidden for who is not of the course's team, NotFound `courses.not-found`,
 * `courses.revision-elsewhere`, `courseware.revision-missing`.
 */
export async function exportCourse(ctx: Context, input: ExportCourseInput): Promise<ExportedCourse> {
  const identity = parseCourseKey(input.courseKey);
  if (!identity) {
    throw invalid('courses.bad-key', `${input.courseKey} is not a course key (course-v1:ORG+NUMBER+RUN).`);
  }
  const courseKey = formatCourseKey(identity);
  requirePermission(ctx, 'course.export', courseTarget(courseKey));
  const { courseware } = ctx;
  const run = await getCourseRun(ctx, courseKey);
  const [root, draftRoot] =
    input.revision === undefined
      ? [run.publishedRoot, run.draftRoot]
      : await rootOfRevision(ctx, courseKey, input.revision).then((only) => [only, only] as const);

  const { course, sources } = await readCourse(courseware, identity, root, draftRoot);
  const { files, copies } = serializeCourse(course);
  const written = [...files].map(([path, content]) => textFile(path, content));
  const copied = copies.map(({ from, to }) => {
    const source = sources.get(from);
    if (!source) {
      throw new Error(`The export wants ${from}, which the manifest of ${courseKey} does not list`);
    }
    return storedFile(courseware, to, source);
  });
  return {
    courseKey,
    root,
    draftRoot,
    files: [...written, ...copied].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

async function rootOfRevision(ctx: Context, courseKey: string, id: string): Promise<NodeHash> {
  const revision = await getVisibleRevision(ctx, id);
  if (revision.courseKey !== courseKey) {
    throw notFound('courses.revision-elsewhere', `${courseKey} has no revision ${id}.`);
  }
  return revision.root;
}

/** The course as it was read once, and where the bytes of its files are, by the paths that it names them with. */
async function readCourse(courseware: Courseware, identity: CourseIdentity, root: NodeHash, draftRoot: NodeHash) {
  const [published, draft] = await readTrees(courseware, [root, draftRoot]);
  const { documents, files } = await courseware.getNode(root);
  if (!published || !draft || !documents) {
    throw invalid('courses.no-course-root', `The document ${root.slice(0, 12)}… is not the root of a course`);
  }
  const manifest = files === undefined ? [] : (await courseware.getManifest(files)).files;
  const sources = new Map(manifest.map((file) => [archivePathOf(file), file]));
  const staticFiles = manifest.flatMap((file) =>
    file.place === 'static'
      ? [
          {
            path: file.path,
            archivePath: archivePathOf(file),
            displayName: file.displayName,
            contentType: file.contentType,
            isLocked: file.isLocked,
          },
        ]
      : [],
  );
  const course: Omit<ParsedCourse, 'warnings'> = { identity, published, draft, documents, staticFiles };
  return { course, sources };
}

const archivePathOf = ({ place, path }: ManifestFile) => (place === 'static' ? `static/${path}` : path);

function textFile(path: string, content: string | Uint8Array): PackedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    path,
    bytes: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
}

function storedFile(courseware: Courseware, path: string, { hash, bytes }: ManifestFile): PackedFile {
  return {
    path,
    bytes,
    async *chunks() {
      yield* await courseware.openFile(hash, { start: 0, end: bytes - 1 });
    },
  };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCourse } from '@/lib/courses';
import { openCourseHome } from '@/lib/enrollments';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { type CourseShape, generateCourse } from '../support/generate-course';
import { addLearner } from '../support/learner-course';
import { writeEdit } from '../support/write-edit';

const shape: CourseShape = {
  run: 'test',
  sections: 4,
  subsectionsPerSection: 4,
  unitsPerSubsection: 10,
  problemsPerUnit: 1,
  files: 0,
  bytesPerFile: 0,
};

let stores: FreshStores;
let courseKey: string;
let root: string;
beforeAll(async () => {
  stores = await openFreshStores();
  const imported = await importCourse(stores.context(), { source: { files: generateCourse(shape) } });
  ({ courseKey, root } = imported);
});
afterAll(async () => {
  await stores.close();
});

describe('the home of a course with more units than one page should hold', () => {
  const shown = async (section?: string) => {
    const learner = await addLearner(stores, `reader-${section ?? 'none'}`, { course: courseKey });
    const page = await openCourseHome(learner.context(), { courseKey, section });
    if (page.status !== 'open') throw new Error(`closed: ${page.reason.code}`);
    return page.sections.map(({ block, isOpen, href, subsections, progress }) => ({
      block,
      isOpen,
      href,
      subsections: subsections.length,
      units: subsections.flatMap(({ units }) => units.map(({ block: unit }) => unit)),
      progress,
    }));
  };
  const only = (open: string, openSubsection: string) =>
    ['chapter@s0', 'chapter@s1', 'chapter@s2', 'chapter@s3'].map((block) => ({
      block,
      isOpen: block === open,
      href: `/courses/${courseKey}?section=${block}#${block}`,
      subsections: block === open ? 4 : 0,
      units: block === open ? Array.from({ length: 10 }, (_, unit) => `vertical@${openSubsection}-${unit}`) : [],
      progress: { done: 0, total: 40 },
    }));

  it('opens the section that the learner goes on in', async () => {
    expect(await shown()).toEqual(only('chapter@s0', 's0-0'));
  });

  it.each([
    ['a section', 'chapter@s2', 'chapter@s2', 's2-0'],
    ['a block in one', 'problem@s3-1-1-p0', 'chapter@s3', 's3-1'],
    ['what is not there', 'chapter@nothing', 'chapter@s0', 's0-0'],
    ['the course itself', 'course@course', 'chapter@s0', 's0-0'],
  ])('opens another when asked for %s', async (_, asked, open, subsection) => {
    expect(await shown(asked)).toEqual(only(open, subsection));
  });
});

it('an edit of one problem writes that problem and what it stands in: five documents', async () => {
  const before = await stores.count('nodes');
  const edited = await writeEdit(stores.courseware, root, 'problem@s1-2-3-p0', '<problem/>');
  expect(edited.root).not.toBe(root);
  expect(edited.written).toBe(5);
  expect((await stores.count('nodes')) - before).toBe(5);
});

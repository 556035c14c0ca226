import { join } from 'node:path';

/** Real courses stand beside the project, not in it: they are other people's work. */
export const realCourseFolder = join(import.meta.dirname, '../../../shared/courses');

export interface RealCourse {
  readonly archive: string;
  readonly courseKey: readonly [org: string, number: string, run: string];
  /** The published tree, every block once. */
  readonly blocks: Readonly<Record<string, number>>;
  readonly files: number;
  readonly warnings: readonly string[];
}

export const realCourses: readonly RealCourse[] = [
  {
    archive: 'openedx-demo-course-AGPL-3.0',
    courseKey: ['OpenedX', 'DemoX', 'DemoCourse'],
    blocks: {
      course: 1,
      chapter: 6,
      sequential: 17,
      vertical: 58,
      html: 266,
      problem: 29,
      video: 11,
      openassessment: 2,
      lti: 2,
      poll: 1,
      survey: 1,
      'drag-and-drop-v2': 1,
      edx_sga: 1,
      staffgradedxblock: 1,
      done: 1,
      library_content: 1,
      annotatable: 1,
      discussion: 1,
    },
    files: 124,
    warnings: [],
  },
  {
    archive: 'microsoft-oxa-kitchen-sink-MIT',
    courseKey: ['Microsoft', 'KS101', 'course'],
    blocks: { course: 1, chapter: 4, sequential: 15, vertical: 16, problem: 14, azure_media_services: 3, video: 1 },
    files: 4,
    warnings: ['orphan'],
  },
  {
    archive: 'math-percent-edx-fi-CC-BY-3.0',
    courseKey: ['JYU', 'MA8-K7', '2021K'],
    blocks: { course: 1, chapter: 4, sequential: 21, vertical: 46, html: 95, problem: 47, video: 13, edx_sga: 12 },
    files: 8,
    warnings: [],
  },
  {
    archive: 'opencraft-demo-dndv2-CC-BY-SA-3.0',
    courseKey: ['OpenCraft', 'DNDv2', 'course'],
    blocks: { course: 1, chapter: 1, sequential: 7, vertical: 8, 'drag-and-drop-v2': 10, html: 3 },
    files: 4,
    warnings: [],
  },
  {
    archive: 'opencraft-demo-poll-CC-BY-SA-3.0',
    courseKey: ['OpenCraft', 'poll', 'course'],
    blocks: { course: 1, chapter: 4, sequential: 12, vertical: 18, html: 20, problem: 4, poll: 9, survey: 5 },
    files: 39,
    warnings: [],
  },
];

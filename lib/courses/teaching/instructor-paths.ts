/**
 * The addresses of the instructor's pages, in one place. A course key and a block id (`TYPE@ID`) stand in a path as they are, as in
 * `paths.ts`.
 */
export const instructorPath = '/instructor';
/** The places of a course that is taught: each is a page of its own, and a line of the navigation. */
export const instructorPlaces = ['overview', 'gradebook', 'learners', 'problems', 'video', 'reports'] as const;
export type InstructorPlace = (typeof instructorPlaces)[number];

/** Under which heading of the navigation a place stands. */
export const instructorPlaceGroups = {
  people: ['overview', 'gradebook', 'learners'],
  content: ['problems', 'video'],
  files: ['reports'],
} as const satisfies Readonly<Record<string, readonly InstructorPlace[]>>;

export const instructorCoursePath = (courseKey: string, place: InstructorPlace = 'overview') =>
  place === 'overview' ? `${instructorPath}/${courseKey}` : `${instructorPath}/${courseKey}/${place}`;
/** One learner of a course: grades, submissions, extensions. */
export const learnerPath = (courseKey: string, userId: string) =>
  `${instructorCoursePath(courseKey, 'learners')}/${encodeURIComponent(userId)}`;
/** The file of a report. */
export const reportPath = (courseKey: string, reportId: string) =>
  `${instructorCoursePath(courseKey, 'reports')}/${encodeURIComponent(reportId)}`;

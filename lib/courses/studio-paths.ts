/**
 * The addresses of the studio, in one place. A course key and a block id (`TYPE@ID`) stand in a path as they are, as in `paths.ts`.
 */
export const studioPath = '/studio';
/** Where a course is begun, and where an archive is brought. */
export const newCoursePath = `${studioPath}/new`;
export const importsPath = `${studioPath}/imports`;
export const importPath = (importId: string) => `${importsPath}/${importId}`;
/** A new run of a course. */
export const rerunPath = (courseKey: string) => `${studioPath}/${courseKey}/rerun`;
/** The places of a course in the studio: each is a page of its own, and a line of its navigation. */
export const studioPlaces = [
  'outline',
  'files',
  'pages',
  'updates',
  'textbooks',
  'schedule',
  'grading',
  'team',
  'groups',
  'certificate',
  'advanced',
  'history',
  'check',
  'export',
] as const;
export type StudioPlace = (typeof studioPlaces)[number];

/** Under which heading of the navigation a place stands. */
export const studioPlaceGroups = {
  content: ['outline', 'files', 'pages', 'updates', 'textbooks'],
  settings: ['schedule', 'grading', 'team', 'groups', 'certificate', 'advanced'],
  course: ['history', 'check', 'export'],
} as const satisfies Readonly<Record<string, readonly StudioPlace[]>>;

export const studioCoursePath = (courseKey: string, place: StudioPlace = 'outline') =>
  place === 'outline' ? `${studioPath}/${courseKey}` : `${studioPath}/${courseKey}/${place}`;
/** A line of the outline: chosen, and brought into view by `#line`. */
export const studioLinePath = (courseKey: string, block: string) =>
  `${studioCoursePath(courseKey)}?block=${segment(block)}#line`;
/** The editor of a unit. */
export const studioUnitPath = (courseKey: string, block: string) =>
  `${studioPath}/${courseKey}/units/${segment(block)}`;
/** The unit as its draft will be for learners. */
export const studioPreviewPath = (courseKey: string, block: string) => `${studioUnitPath(courseKey, block)}/preview`;
/** A scripted html block of the draft, as a document for its frame. */
export const studioFramePath = (courseKey: string, block: string) =>
  `${studioPath}/${courseKey}/frames/${segment(block)}`;
/** A transcript of a video of the draft. */
export const studioTranscriptPath = (courseKey: string, block: string, language: string) =>
  `${studioPath}/${courseKey}/transcripts/${segment(block)}/${segment(language)}`;
/** Who else is here. */
export const studioPresencePath = (courseKey: string) => `${studioPath}/${courseKey}/presence`;

const segment = (text: string) => encodeURIComponent(text).replaceAll('%40', '@');

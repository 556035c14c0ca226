import type { FindingPlace } from '@/components/studio/check/finding-groups';
import { type StudioPlace, studioCoursePath } from '@/lib/courses';
import type { Finding } from '@/lib/olx/check';

/** Which page of the studio holds what a kind of finding is about, where that is no block. */
const placeOfCode: Readonly<Record<string, StudioPlace>> = {
  'missing-start': 'schedule',
  'entrance-exam': 'schedule',
  'missing-course-image': 'schedule',
  'missing-grading-policy': 'grading',
  'bad-grading-policy': 'grading',
  'odd-grading-policy': 'grading',
  'weights-not-100': 'grading',
  'bad-cutoff': 'grading',
  'format-not-in-policy': 'grading',
  'too-few-assignments': 'grading',
  'drops-everything': 'grading',
  'tab-without-page': 'pages',
  'page-without-tab': 'pages',
  'lti-without-passport': 'advanced',
  'unknown-setting': 'advanced',
};

/** The page of the studio to go to for a finding, named by `label`; a file leads to itself among the files. */
export function findPlace(
  courseKey: string,
  { code, path }: Finding,
  label: (place: StudioPlace) => string,
): FindingPlace | undefined {
  if (code === 'unused-file') {
    const query = encodeURIComponent(path.replace(/^static\//, ''));
    return { label: label('files'), href: `${studioCoursePath(courseKey, 'files')}?q=${query}` };
  }
  const place = placeOfCode[code];
  return place && { label: label(place), href: studioCoursePath(courseKey, place) };
}

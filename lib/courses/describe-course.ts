import { formatCourseKey } from '@/lib/olx/identity';
import type { CourseDocuments, CourseIdentity, Settings } from '@/lib/olx/model';
import { parseCourseSchedule } from '@/lib/schedule';

/** The columns of `course_runs` that follow from the published course: what the catalogue shows and the schedule asks first. */
export interface CourseDescription {
  readonly title: string;
  readonly shortDescription: string | null;
  readonly imagePath: string | null;
  readonly language: string | null;
  readonly startAt: Date;
  readonly endAt: Date | null;
  readonly enrollmentStartAt: Date | null;
  readonly enrollmentEndAt: Date | null;
  readonly isInvitationOnly: boolean;
  readonly catalogVisibility: string;
  readonly courseVisibility: string;
  readonly isSelfPaced: boolean;
  readonly searchText: string;
}

/** What MySQL's DATETIME holds; a course that starts later starts then. */
const earliest = Date.UTC(1000, 0, 1);
const latest = Date.UTC(9999, 11, 31);
const inRange = (date: Date) => new Date(Math.min(Math.max(date.getTime(), earliest), latest));
const orNull = (date: Date | null) => date && inRange(date);

/** The name of the file that is the course's picture; where the course names none, the place in which Open edX leaves one. */
export const courseImageName = (settings: Settings): string => text(settings.course_image) ?? 'images_course_image.jpg';

/** Derives the columns from the settings and documents of the published course node. Pure. */
export function describeCourse(input: {
  readonly identity: CourseIdentity;
  readonly settings: Settings;
  readonly about: CourseDocuments['about'];
  /** Path below `static/` of the picture, where the course has it. */
  readonly imagePath: string | null;
}): CourseDescription {
  const { identity, settings, about, imagePath } = input;
  const { course } = parseCourseSchedule(formatCourseKey(identity), settings);
  const title = text(settings.display_name) ?? `${identity.org} ${identity.number}`;
  const shortDescription = plainText(about.short_description ?? '');
  return {
    title: title.slice(0, 255),
    shortDescription: shortDescription === '' ? null : shortDescription.slice(0, 4000),
    imagePath: imagePath !== null && imagePath.length <= 512 ? imagePath : null,
    language: text(settings.language)?.slice(0, 35) ?? null,
    startAt: inRange(course.start),
    endAt: orNull(course.end),
    enrollmentStartAt: orNull(course.enrollmentStart),
    enrollmentEndAt: orNull(course.enrollmentEnd),
    isInvitationOnly: course.isInvitationOnly,
    catalogVisibility: course.catalogVisibility,
    courseVisibility: course.courseVisibility,
    isSelfPaced: course.isSelfPaced,
    searchText: [title, identity.org, identity.number, identity.run, shortDescription]
      .join(' ')
      .toLowerCase()
      .slice(0, 8000),
  };
}

const text = (value: Settings[string] | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Authors write the short description as text or with a little HTML: tags go, the commonest entities become characters. */
function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

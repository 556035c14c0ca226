import { Link } from '@/components/ui/link';
import type { CatalogItem } from '@/lib/catalog';
import { CourseCover } from './course-cover';
import { CourseWhen } from './course-when';

/** Courses as the contents of a book: one line each, the title to be followed. `heading` is the level of the titles. */
export function CourseList({
  courses,
  now,
  heading: Heading = 'h2',
}: {
  readonly courses: readonly CatalogItem[];
  readonly now: Date;
  readonly heading?: 'h2' | 'h3';
}) {
  return (
    <ul className="course-list course-list-covers">
      {courses.map((course) => (
        <li key={course.courseKey}>
          <CourseCover imageHref={course.imageHref} number={course.number} />
          <div>
            <Heading>
              <Link href={course.href}>
                <bdi lang={course.language ?? undefined}>{course.title}</bdi>
              </Link>
            </Heading>
            <p className="course-facts">
              {`${course.org} · ${course.number} · `}
              <CourseWhen course={course} now={now} />
            </p>
            {course.shortDescription ? (
              <p lang={course.language ?? undefined} dir="auto" className="course-summary">
                {course.shortDescription}
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

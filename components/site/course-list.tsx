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
    <ul className="border-b border-line">
      {courses.map((course) => (
        <li
          key={course.courseKey}
          className="relative grid gap-x-6 gap-y-3 border-t border-line py-6 sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <CourseCover imageHref={course.imageHref} number={course.number} className="max-sm:hidden" />
          <div>
            <Heading className="text-xl">
              {/* The whole line can be pressed; the name of the link is the title alone. */}
              <Link
                href={course.href}
                className="text-ink no-underline decoration-1 underline-offset-4 after:absolute after:inset-0 hover:underline"
              >
                <bdi lang={course.language ?? undefined}>{course.title}</bdi>
              </Link>
            </Heading>
            <p className="mt-1 text-sm text-ink-3">
              {`${course.org} · ${course.number} · `}
              <CourseWhen course={course} now={now} />
            </p>
            {course.shortDescription ? (
              <p
                lang={course.language ?? undefined}
                dir="auto"
                className="mt-2 line-clamp-3 max-w-measure text-ink-2 text-pretty"
              >
                {course.shortDescription}
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

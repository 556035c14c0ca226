import { useTranslations } from 'next-intl';
import type { CourseAbout } from '@/lib/catalog';

/** Sections and subsections by name, where the course shows them to visitors. */
export function CourseContents({ about }: { readonly about: CourseAbout }) {
  const t = useTranslations('site.about');
  if (about.outline.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="course-contents" className="mt-4 max-w-measure">
      <h2 id="course-contents" className="text-2xl">
        {t('contents')}
      </h2>
      <ol lang={about.language ?? undefined} className="mt-4 border-b border-line">
        {about.outline.map((section, at) => (
          // Names may repeat: the place in the course is what tells sections apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <li key={at} className="border-t border-line py-4">
            <h3 className="text-lg">
              <bdi>{section.title}</bdi>
            </h3>
            {section.subsections.length > 0 ? (
              <p dir="auto" className="mt-1 text-sm text-ink-2">
                {section.subsections.join(' · ')}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

import { useTranslations } from 'next-intl';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { CourseAbout } from '@/lib/catalog';

/** The course's name, whose it is, and one sentence. */
export function CourseAboutHead({ about }: { readonly about: CourseAbout }) {
  const t = useTranslations('site');
  const lang = about.language ?? undefined;
  return (
    <header className="max-w-measure">
      <Breadcrumb crumbs={[{ label: t('header.courses'), href: '/courses' }, { label: about.number }]} />
      <h1 className="mt-4 text-title">
        <bdi lang={lang}>{about.title}</bdi>
      </h1>
      <p className="mt-2 text-sm text-ink-3">
        {about.org} · {about.number} · {about.run}
      </p>
      {about.shortDescription ? (
        <p lang={lang} dir="auto" className="mt-5 max-w-measure font-serif text-lead text-pretty text-ink-2">
          {about.shortDescription}
        </p>
      ) : null}
    </header>
  );
}

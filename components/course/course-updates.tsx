import { useTranslations } from 'next-intl';
import type { CourseUpdateView, SafeHtml } from '@/lib/enrollments';

/** What the course team has said lately, and what it hands out. */
export function CourseUpdates({
  updates,
  handouts,
  lang,
}: {
  updates: readonly CourseUpdateView[];
  handouts: SafeHtml | null;
  lang: string | null;
}) {
  const t = useTranslations('learn');
  const [latest, ...earlier] = updates;
  return (
    <>
      {latest && (
        <section aria-labelledby="updates-title">
          <h2 className="aside-title" id="updates-title">
            {t('updates')}
          </h2>
          <Update lang={lang} update={latest} />
          {earlier.length > 0 && (
            <details className="mt-3">
              <summary className="text-link text-sm">{t('earlierUpdates', { count: earlier.length })}</summary>
              {earlier.map((update) => (
                <Update key={update.id} lang={lang} update={update} />
              ))}
            </details>
          )}
        </section>
      )}
      {handouts && !isBlank(handouts) && (
        <section aria-labelledby="handouts-title">
          <h2 className="aside-title" id="handouts-title">
            {t('handouts')}
          </h2>
          <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: handouts }} lang={lang ?? undefined} />
        </section>
      )}
    </>
  );
}

function Update({ update, lang }: { update: CourseUpdateView; lang: string | null }) {
  return (
    <article className="mt-3 first-of-type:mt-0" lang={lang ?? undefined}>
      <p className="text-sm text-ink-3">{update.date}</p>
      <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: update.html }} />
    </article>
  );
}

/** HTML that shows nothing: courses are exported with an empty list of handouts. */
function isBlank(html: SafeHtml): boolean {
  return !/<(img|video|audio|iframe|object|svg)\b/i.test(html) && html.replace(/<[^>]*>|&nbsp;|\s/g, '') === '';
}

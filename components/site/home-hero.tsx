import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';

/** What this is, in a title and two sentences, and how to begin. A learner without courses is told what will stand here. */
export function HomeHero({
  isSignedIn,
  mayRegister,
}: {
  readonly isSignedIn: boolean;
  /** Whether the site takes new accounts. */
  readonly mayRegister: boolean;
}) {
  const t = useTranslations(isSignedIn ? 'site.desk' : 'site.home');
  const home = useTranslations('site.home');
  return (
    <section className="grid items-end gap-x-16 gap-y-10 pt-4 pb-14 sm:pt-12 sm:pb-20 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div>
        <h1 className="max-w-[16ch] text-display">{t('title')}</h1>
        <p className="mt-5 max-w-[34rem] font-serif text-lead text-pretty text-ink-2">{t('lead')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <LinkButton href="/courses">{home('browse')}</LinkButton>
          {isSignedIn || !mayRegister ? null : (
            <LinkButton href="/register" variant="quiet">
              {home('register')}
            </LinkButton>
          )}
        </div>
      </div>
      <figure className="max-lg:hidden">
        {/* biome-ignore lint/performance/noImgElement: a drawing that follows the colour scheme by itself */}
        <img src="/figures/average.svg" alt={home('figureAlt')} width={420} height={250} className="h-auto w-full" />
        <figcaption className="mt-2 text-sm text-ink-3">{home('figure')}</figcaption>
      </figure>
    </section>
  );
}

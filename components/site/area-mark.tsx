import { useTranslations } from 'next-intl';

/** Says beside the mark that this is where courses are written. */
export function StudioMark() {
  const t = useTranslations('studio');
  return (
    <p className="-ms-2.5 flex min-h-11 items-center pt-0.5 font-serif text-lg font-medium tracking-tight text-ink-3">
      {t('title')}
    </p>
  );
}

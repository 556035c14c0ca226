import { useTranslations } from 'next-intl';
import { useFindingWords } from '@/components/studio/check/finding-groups';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Why an archive did not become a course, what is safe, and what to do. */
export function ImportFailure({ code, message }: { readonly code: string; readonly message: string }) {
  const t = useTranslations('studioImport.failed');
  const { mend } = useFindingWords(code);
  return (
    <Notice tone="bad" title={t('title')} isAnnounced>
      <p className="mt-1 break-words">{message}</p>
      {mend ? <p className="mt-1 text-ink-2">{mend}</p> : null}
      <p className="mt-1 mb-3 text-ink-2">{t('safe')}</p>
      <LinkButton href="/studio/imports" variant="quiet">
        {t('again')}
      </LinkButton>
    </Notice>
  );
}

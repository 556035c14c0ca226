import { useTranslations } from 'next-intl';
import { CopyText } from '@/components/ui/form/copy-text';
import { Notice } from '@/components/ui/notice';

/** A secret that was just made, the one time that it is shown. */
export function MadeSecret({ secret, isFocused = false }: { readonly secret: string; readonly isFocused?: boolean }) {
  const t = useTranslations('adminWebhookForm.made');
  return (
    <div data-answer={isFocused ? '' : undefined} tabIndex={-1}>
      <Notice tone="good" isAnnounced title={t('title')}>
        <div className="mt-3 max-w-measure">
          <CopyText label={t('label')} text={secret} />
        </div>
      </Notice>
    </div>
  );
}

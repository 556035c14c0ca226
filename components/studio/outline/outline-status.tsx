import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { Said } from './use-outline-changes';

/** What the last change did, with the way back; said to screen readers when it changes. */
export function OutlineStatus({
  said,
  isPending,
  onUndo,
  onDismiss,
}: {
  readonly said: Said | null;
  readonly isPending: boolean;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}) {
  const t = useTranslations('studioOutline');
  return (
    <div className="outline-status" data-bad={said?.isBad || undefined} data-empty={said === null || undefined}>
      <p role="status">{said?.isBad ? '' : said?.text}</p>
      <p role="alert">{said?.isBad ? said.text : ''}</p>
      {said?.undo && !isPending ? (
        <Button variant="plain" size="sm" data-keys="Ctrl Z" onClick={onUndo}>
          {t('undo')}
        </Button>
      ) : null}
      {said ? (
        <Button variant="plain" size="sm" onClick={onDismiss}>
          {t('dismiss')}
        </Button>
      ) : null}
    </div>
  );
}

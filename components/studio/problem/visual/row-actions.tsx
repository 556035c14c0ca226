import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';

/** What can be done with one of several things in a list: to move it, to take it away. */
export function RowActions({
  name,
  at,
  count,
  least = 0,
  onMove,
  onRemove,
}: {
  /** What the buttons are about, for who does not see where they stand. */
  readonly name: string;
  readonly at: number;
  readonly count: number;
  /** So many must stay. */
  readonly least?: number;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const button = (label: string, icon: 'up' | 'down' | 'cross', isOff: boolean, act: () => void) => (
    <button
      type="button"
      aria-disabled={isOff || undefined}
      aria-label={label}
      className="visual-icon-button"
      title={label}
      onClick={() => (isOff ? undefined : act())}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="flex">
      {button(t('moveUp', { name }), 'up', at === 0, () => onMove(-1))}
      {button(t('moveDown', { name }), 'down', at === count - 1, () => onMove(1))}
      {button(t('remove', { name }), 'cross', count <= least, onRemove)}
    </div>
  );
}

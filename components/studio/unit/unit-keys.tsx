import { useTranslations } from 'next-intl';
import { ShownKeys } from '../shown-keys';

/** The keys that the buttons of a block take. */
export function UnitKeys() {
  const t = useTranslations('studioUnit.tree.keys');
  return (
    <ShownKeys
      title={t('title')}
      keys={[
        { does: t('move'), pressed: 'Alt ↑ ↓' },
        { does: t('clipboard'), pressed: 'Ctrl X C V' },
      ]}
    />
  );
}

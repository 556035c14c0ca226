import { useTranslations } from 'next-intl';

const shownKeys = [
  ['move', 'Alt ↑ ↓'],
  ['clipboard', 'Ctrl X C V'],
] as const;

/** The keys that the buttons of a block take, where people look for them. */
export function UnitKeys() {
  const t = useTranslations('studioUnit.tree.keys');
  return (
    <details className="outline-keys">
      <summary>{t('title')}</summary>
      <dl>
        {shownKeys.map(([name, keys]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

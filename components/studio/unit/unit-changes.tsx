import { useTranslations } from 'next-intl';
import type { DraftName, DraftUnit } from '@/lib/attempts';
import { useBlockTitle } from './block-title';

/** What publishing the unit would change for its learners, block by block. */
export function UnitChanges({ unit }: { readonly unit: DraftUnit }) {
  const t = useTranslations('studioUnit.aside');
  const titleOf = useBlockTitle();
  const of = (state: 'changed' | 'draft') => unit.blocks.filter((block) => block.state === state);
  const lists: readonly (readonly [string, readonly DraftName[]])[] = [
    [t('added'), unit.state === 'draft' ? [] : of('draft')],
    [t('changed'), of('changed')],
    [t('removed'), unit.removed],
  ];
  const shown = lists.filter(([, names]) => names.length > 0);
  const isOnlyUnit = unit.state === 'changed' && shown.length === 0 && !unit.isReordered;
  return (
    <section aria-labelledby="unit-changes">
      <h2 id="unit-changes" className="studio-aside-heading">
        {t('changes')}
      </h2>
      {unit.state === 'published' && <p className="text-ink-2">{t('noChanges')}</p>}
      {unit.state === 'draft' && <p className="text-ink-2">{t('all')}</p>}
      <dl className="grid gap-2">
        {shown.map(([label, names]) => (
          <div key={label}>
            <dt className="text-ink-3">{label}</dt>
            {names.map((name) => (
              <dd key={name.block}>
                <a className="text-link" href={`#${name.block}`}>
                  {titleOf(name)}
                </a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {unit.isReordered && <p>{t('reordered')}</p>}
      {isOnlyUnit && <p>{t('unit')}</p>}
    </section>
  );
}

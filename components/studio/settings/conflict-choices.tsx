import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { ShownConflict } from './settings-state';

/** What two people made of the same fields, side by side, and which of the two is to stay. */
export function ConflictChoices({ conflicts }: { readonly conflicts: readonly ShownConflict[] }) {
  const t = useTranslations('studioForms.conflict');
  return (
    <Notice tone="warn" title={t('title', { count: conflicts.length })}>
      <p className="mt-1">{t('text')}</p>
      <div className="mt-4 grid gap-5">
        {conflicts.map(({ name, label, theirs, mine }) => (
          <fieldset key={name}>
            <legend className="font-semibold">{label}</legend>
            <div className="studio-sides mt-2">
              {(['theirs', 'mine'] as const).map((side) => (
                <label key={side} className="studio-side">
                  <span className="flex gap-2 font-medium">
                    <input
                      type="radio"
                      name={`keep:${name}`}
                      value={side}
                      defaultChecked={side === 'theirs'}
                      className="mt-1 accent-accent"
                    />
                    {t(side)}
                  </span>
                  <span className="studio-side-text" dir="auto">
                    {(side === 'theirs' ? theirs : mine) || t('nothing')}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Notice>
  );
}

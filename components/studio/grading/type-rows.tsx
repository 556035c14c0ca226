import { useTranslations } from 'next-intl';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-notes';
import { Input } from '@/components/ui/input';
import type { TypeRow } from './grading-draft';
import type { DraftProps } from './grading-editor';
import type { TypeUse } from './grading-state';
import { TypeNotes } from './type-notes';

const parts = ['name', 'short', 'weight', 'min', 'drop'] as const;

/** The assignment types: a row each, with the sum of their weights under them. */
export function TypeRows({
  draft,
  errors,
  change,
  edit,
  uses,
  lang,
}: DraftProps & { readonly uses: readonly TypeUse[]; readonly lang: string | undefined }) {
  const t = useTranslations('studioGrading');
  const set = (index: number, more: Partial<TypeRow>) =>
    change({ ...draft, types: draft.types.map((row, at) => (at === index ? { ...row, ...more } : row)) });
  return (
    <StudioSection id="types" title={t('types.title')} text={t('types.text')} isWide>
      <div>
        <div aria-hidden="true" className="grading-row grading-head">
          {parts.map((part) => (
            <span key={part}>{t(`types.${part}`)}</span>
          ))}
          <span />
        </div>
        {draft.types.map((row, index) => {
          const at = `type.${index}`;
          const named = row.name || t('types.unnamed', { number: index + 1 });
          return (
            <fieldset
              key={row.from === '' ? `new-${index}` : `old-${row.from}`}
              aria-label={named}
              className="grading-type"
            >
              <input type="hidden" name={`${at}.from`} value={row.from} />
              <input type="hidden" name={`${at}.was`} value={row.was} />
              <div className="grading-row">
                {parts.map((part) => {
                  const name = `${at}.${part}`;
                  return (
                    <label key={part} htmlFor={name} className="grid gap-1">
                      <span className="grading-label">{t(`types.${part}`)}</span>
                      <Input
                        id={name}
                        name={name}
                        value={row[part]}
                        onChange={(event) => set(index, { [part]: event.target.value })}
                        aria-invalid={errors[name] ? true : undefined}
                        aria-describedby={errors[name] ? `${name}-error` : undefined}
                        {...(part === 'name' || part === 'short'
                          ? { dir: 'auto' as const, lang }
                          : { inputMode: 'decimal' as const })}
                      />
                    </label>
                  );
                })}
                <Button
                  {...edit(`remove-type:${index}`)}
                  variant="plain"
                  size="sm"
                  aria-label={t('types.removeNamed', { name: named })}
                >
                  {t('types.remove')}
                </Button>
              </div>
              {parts.map((part) =>
                errors[`${at}.${part}`] ? (
                  <FieldError key={part} id={`${at}.${part}-error`}>
                    {t(`types.${part}`)}: {errors[`${at}.${part}`]}
                  </FieldError>
                ) : null,
              )}
              <TypeNotes row={row} at={at} uses={uses} lang={lang} setMoves={(moves) => set(index, { moves })} />
            </fieldset>
          );
        })}
        <div className="mt-4 flex flex-wrap items-baseline justify-between gap-3">
          <Button {...edit('add-type')} variant="quiet" size="sm">
            {t('types.add')}
          </Button>
          <WeightSum rows={draft.types} />
        </div>
      </div>
    </StudioSection>
  );
}

/** What the weights add up to, and what that means. */
function WeightSum({ rows }: { readonly rows: readonly TypeRow[] }) {
  const t = useTranslations('studioGrading.sum');
  const sum = Number(rows.reduce((all, { weight }) => all + Number(weight.replace(',', '.')), 0).toFixed(4));
  if (Number.isNaN(sum)) {
    return <p className="text-sm text-bad">{t('unknown')}</p>;
  }
  return (
    <p className="num text-sm" aria-live="polite">
      <span className="font-semibold">{t('sum', { sum })}</span>
      {sum === 100 ? null : (
        <span className="block text-warn">
          {sum < 100 ? t('less', { rest: Number((100 - sum).toFixed(4)) }) : t('more')}
        </span>
      )}
    </p>
  );
}

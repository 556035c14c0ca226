import { useTranslations } from 'next-intl';
import type { TypeRow } from './grading-draft';
import type { TypeUse } from './grading-state';

/** Under a type: which subsections are of it, what a new name means for them, and what its numbers come to. */
export function TypeNotes({
  row,
  at,
  uses,
  lang,
  setMoves,
}: {
  readonly row: TypeRow;
  readonly at: string;
  readonly uses: readonly TypeUse[];
  readonly lang: string | undefined;
  readonly setMoves: (moves: boolean) => void;
}) {
  const t = useTranslations('studioGrading.use');
  const use = uses.find(({ type }) => type === (row.was || row.name.trim()));
  const isRenamed = row.was !== '' && row.name.trim() !== '' && row.name.trim() !== row.was;
  const keepsNothing = Number(row.drop) > 0 && Number(row.drop) >= Math.max(Number(row.min), use?.published ?? 0);
  return (
    <div className="grid gap-1.5 text-sm text-ink-3">
      {use && use.subsections.length > 0 ? (
        <details>
          <summary className="w-fit">
            {use.published === use.drafted
              ? t('count', { count: use.published })
              : t('countBoth', { published: use.published, drafted: use.drafted })}
          </summary>
          <ul className="mt-1 mb-1 list-disc ps-6" lang={lang}>
            {use.subsections.map(({ block, title }) => (
              <li key={block}>
                <bdi>{title}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p>{t('none')}</p>
      )}
      {isRenamed && use && use.subsections.length > 0 ? (
        <div className="border-s-3 border-warn bg-warn-soft px-3 py-2 text-ink">
          <p>
            {t(row.moves ? 'moves' : 'stays', { count: use.subsections.length, from: row.was, to: row.name.trim() })}
          </p>
          <label className="mt-1 flex gap-2">
            <input
              type="checkbox"
              name={`${at}.stays`}
              checked={!row.moves}
              onChange={(event) => setMoves(!event.target.checked)}
              className="mt-1 accent-accent"
            />
            {t('leave', { from: row.was })}
          </label>
        </div>
      ) : null}
      {keepsNothing ? <p className="text-warn">{t('keepsNothing')}</p> : null}
    </div>
  );
}

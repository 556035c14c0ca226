import { useTranslations } from 'next-intl';
import type { BlockChange } from '@/lib/courses';
import type { Json } from '@/lib/olx/model';

/** What is drafted and not yet published, for reading: words that went and came, settings before and after. */
export function BlockChanges({
  changes,
  others,
  chosen,
  words,
}: {
  readonly changes: readonly BlockChange[];
  /** How many more there are. */
  readonly others: number;
  /** The block that is looked at: its own name need not be said. */
  readonly chosen: string;
  readonly words: {
    readonly labelOf: (name: string) => string;
    readonly sayValue: (name: string, value: Json) => string;
  };
}) {
  const t = useTranslations('studioBlockPanel');
  return (
    <ul className="studio-changes">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.block}`}>
          {change.kind === 'settings' || change.kind === 'text' ? null : (
            <p>{t.rich(change.kind, { title: change.title, b: (text) => <b>{text}</b> })}</p>
          )}
          {change.kind === 'text' ? (
            <>
              <p>
                <b>{change.title}</b>
              </p>
              <p>
                {change.words
                  ? change.words.map((run, index) => {
                      const Element = run.kind === 'gone' ? 'del' : run.kind === 'new' ? 'ins' : 'span';
                      // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text have no other name, and never move
                      return <Element key={index}>{run.text}</Element>;
                    })
                  : t('rewritten')}
              </p>
            </>
          ) : null}
          {change.kind === 'settings'
            ? change.settings.map(({ name, before, after }) => (
                <p key={name}>
                  {change.block === chosen ? null : (
                    <>
                      <b>{change.title}</b>:{' '}
                    </>
                  )}
                  {words.labelOf(name)} <del>{before === null ? t('notSet') : words.sayValue(name, before)}</del>{' '}
                  <span aria-hidden="true">→</span>{' '}
                  <ins>{after === null ? t('notSet') : words.sayValue(name, after)}</ins>
                </p>
              ))
            : null}
        </li>
      ))}
      {others > 0 ? <li className="text-ink-3">{t('more', { count: others })}</li> : null}
    </ul>
  );
}

import { useTranslations } from 'next-intl';
import type { FieldChange } from '@/lib/courses';
import type { Json } from '@/lib/olx/model';
import { TextHunks } from './text-hunks';

const longest = 600;

/** What a block or a file says differently. */
export function FieldChanges({ fields }: { readonly fields: readonly FieldChange[] }) {
  const t = useTranslations('studioHistory.diff');
  return (
    <dl className="grid gap-3">
      {fields.map((change) =>
        change.field === 'source' ? (
          <div key="source">
            <dt className="sr-only">{t('source')}</dt>
            <dd>
              <TextHunks hunks={change.hunks} />
            </dd>
          </div>
        ) : (
          <ValueChange
            key={change.field === 'setting' ? change.name : change.field}
            name={change.field === 'setting' ? change.name : t(change.field)}
            before={change.field === 'children' ? change.before.join(', ') : change.before}
            after={change.field === 'children' ? change.after.join(', ') : change.after}
          />
        ),
      )}
    </dl>
  );
}

/** A value before and after. */
export function ValueChange({
  name,
  before,
  after,
}: {
  readonly name: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}) {
  const t = useTranslations('studioHistory.diff');
  const brief = (value: Json | undefined) => {
    const text =
      value === undefined || value === null ? t('notSet') : typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
  };
  return (
    <div className="grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[12rem_1fr]">
      <dt className="break-words text-ink-3">{name}</dt>
      <dd className="break-words">
        <del className="diff-old">
          <span className="sr-only">{t('was')} </span>
          <bdi>{brief(before)}</bdi>
        </del>{' '}
        <span aria-hidden="true" className="text-ink-3">
          →
        </span>{' '}
        <ins className="diff-new">
          <span className="sr-only">{t('is')} </span>
          <bdi>{brief(after)}</bdi>
        </ins>
      </dd>
    </div>
  );
}

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';
import type { ComparedBlock, CourseDifference, Place } from '@/lib/courses';
import { FieldChanges, ValueChange } from './field-changes';
import { TextHunks } from './text-hunks';

type Kind = 'added' | 'removed' | 'moved' | 'changed';
const tones: Readonly<Record<Kind, BadgeTone>> = { added: 'good', removed: 'bad', moved: 'neutral', changed: 'warn' };

/** What differs between two versions of a course: blocks as they stand in it, then its texts and settings, then files. */
export function CourseDifferenceView({
  difference: { added, removed, moved, changed, documents, files },
  hrefOf,
  actionsOf,
}: {
  readonly difference: CourseDifference;
  /** Where a block is edited; undefined where the draft has it no more. */
  readonly hrefOf: (block: string) => string | undefined;
  /** What can be done with a block from here. */
  readonly actionsOf: (block: ComparedBlock, kind: Kind) => ReactNode;
}) {
  const t = useTranslations('studioHistory.diff');
  const item = (kind: Kind, block: ComparedBlock, body?: ReactNode) => (
    <DifferenceItem
      key={`${kind}:${block.block}`}
      kind={kind}
      title={block.title}
      path={block.path}
      href={hrefOf(block.block)}
      actions={actionsOf(block, kind)}
    >
      {body}
    </DifferenceItem>
  );
  return (
    <ul className="grid gap-4">
      {changed.map((block) => item('changed', block, <FieldChanges fields={block.fields} />))}
      {added.map((block) => item('added', block))}
      {removed.map((block) => item('removed', block))}
      {moved.map((block) => item('moved', block, <Moved from={block.from} to={block.to} />))}
      {documents.map((document) => (
        <DifferenceItem key={document.document} kind={document.change} title={document.document}>
          {document.kind === 'text' ? (
            <TextHunks hunks={document.hunks} />
          ) : (
            <dl>
              <ValueChange name={t('value')} before={document.before} after={document.after} />
            </dl>
          )}
        </DifferenceItem>
      ))}
      {files.added.map(({ path }) => (
        <DifferenceItem key={`+${path}`} kind="added" title={t('file', { path })} />
      ))}
      {files.removed.map(({ path }) => (
        <DifferenceItem key={`-${path}`} kind="removed" title={t('file', { path })} />
      ))}
      {files.changed.map(({ path, fields }) => (
        <DifferenceItem key={`~${path}`} kind="changed" title={t('file', { path })}>
          <dl className="grid gap-1">
            {fields.map(({ field, before, after }) => (
              <ValueChange key={field} name={t(`fileField.${field}`)} before={before} after={after} />
            ))}
          </dl>
        </DifferenceItem>
      ))}
    </ul>
  );
}

function Moved({ from, to }: { readonly from: readonly Place[]; readonly to: readonly Place[] }) {
  const t = useTranslations('studioHistory.diff');
  const text = (places: readonly Place[]) => places.map(({ path }) => path.slice(1).join(' › ')).join('; ');
  return (
    <dl>
      <ValueChange name={t('place')} before={text(from)} after={text(to)} />
    </dl>
  );
}

function DifferenceItem({
  kind,
  title,
  path = [],
  href,
  actions,
  children,
}: {
  readonly kind: Kind;
  readonly title: string;
  readonly path?: readonly string[];
  readonly href?: string | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('studioHistory.diff');
  const above = path.slice(1);
  return (
    <li className="rounded-lg border border-line bg-sheet">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
        <h3 className="grid gap-0.5 font-sans text-base">
          <span className="flex flex-wrap items-baseline gap-x-2.5">
            <Badge tone={tones[kind]}>{t(`kind.${kind}`)}</Badge>
            {href ? (
              <TextLink href={href} className="break-words">
                <bdi>{title}</bdi>
              </TextLink>
            ) : (
              <bdi className="break-words">{title}</bdi>
            )}
          </span>
          {above.length > 0 ? <bdi className="text-sm font-normal text-ink-3">{above.join(' › ')}</bdi> : null}
        </h3>
        {actions}
      </div>
      {children ? <div className="border-t border-line px-4 py-3">{children}</div> : null}
    </li>
  );
}

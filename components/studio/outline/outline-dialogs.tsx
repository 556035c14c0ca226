import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { childrenOf, mayStandIn, type Place, withDescendants } from './lines/row-places';
import type { OutlineAnswer } from './outline-change';
import { OutlineDialog } from './outline-dialog';
import type { ShownRow } from './shown-row';

interface DialogProps {
  readonly row: ShownRow;
  readonly onClose: () => void;
}

/** Asks before something goes to learners; without a line it is about the whole course. */
export function PublishDialog({
  row,
  course,
  changes,
  isParentNew,
  onConfirm,
  onClose,
}: {
  readonly row: ShownRow | null;
  readonly course: string;
  readonly changes: number;
  /** What it stands in was never published either. */
  readonly isParentNew: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('studioOutline');
  const format = useFormatter();
  return (
    <OutlineDialog
      title={t('publish.title', { title: row?.title ?? course })}
      confirm={t('publish.confirm')}
      cancel={t('publish.cancel')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        {row?.state === 'draft'
          ? t('publish.new')
          : changes === 0
            ? t('publish.none')
            : t('publish.lead', { count: changes })}
      </p>
      {row?.leaving ? (
        <p className="mt-2">
          {t('publish.leaving', {
            count: row.leaving.length,
            titles: format.list(row.leaving, { type: 'conjunction' }),
          })}
        </p>
      ) : null}
      {isParentNew ? <p className="mt-2">{t('publish.parents')}</p> : null}
    </OutlineDialog>
  );
}

/** Asks before a draft goes back to what is published. */
export function DiscardDialog({ row, onConfirm, onClose }: DialogProps & { readonly onConfirm: () => void }) {
  const t = useTranslations('studioOutline');
  return (
    <OutlineDialog
      isDanger
      title={t('discard.title', { title: row.title })}
      confirm={t('discard.confirm')}
      cancel={t('publish.cancel')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('discard.lead')}</p>
    </OutlineDialog>
  );
}

/** Moves a block to any place that can hold it, for whoever does not drag. */
export function MoveDialog({
  row,
  rows,
  course,
  onMove,
  onClose,
}: DialogProps & {
  readonly rows: readonly ShownRow[];
  /** `TYPE@ID` and title of the course. */
  readonly course: { readonly block: string; readonly title: string };
  readonly onMove: (place: Place) => void;
}) {
  const t = useTranslations('studioOutline');
  const [parent, setParent] = useState(row.parent);
  const own = new Set(withDescendants(rows, row.key).map(({ block }) => block));
  const parents = [{ block: course.block, title: course.title, level: 0 }, ...rows].filter(
    (one) => mayStandIn(row, one.block) && !own.has(one.block) && !('state' in one && one.state === 'deleted'),
  );
  const siblings = childrenOf(rows, parent).filter(({ block }) => block !== row.block);
  return (
    <OutlineDialog
      title={t('moveTo.title', { title: row.title })}
      confirm={t('moveTo.confirm')}
      cancel={t('publish.cancel')}
      onConfirm={(form) => {
        const after = String(form.get('after') ?? '');
        onMove({ parent, after: after === '' ? null : after });
      }}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <Field id="move-into" label={t('moveTo.into')}>
          {(control) => (
            <Select {...control} value={parent} onChange={(event) => setParent(event.currentTarget.value)}>
              {parents.map(({ block, title }) => (
                <option key={block} value={block}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="move-after" label={t('moveTo.after')}>
          {(control) => (
            <Select {...control} key={parent} name="after" defaultValue={siblings.at(-1)?.block ?? ''}>
              <option value="">{t('moveTo.first')}</option>
              {siblings.map(({ block, title }) => (
                <option key={block} value={block}>
                  {t('moveTo.afterThat', { title })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </OutlineDialog>
  );
}

/** The settings of a block; the fields come drawn from the server when the dialog opens. */
export function SettingsDialog({
  row,
  open,
  save,
  onDone,
  onClose,
}: DialogProps & {
  readonly open: () => Promise<ReactNode>;
  readonly save: (form: FormData) => Promise<OutlineAnswer>;
  readonly onDone: (answer: Extract<OutlineAnswer, { status: 'done' }>) => void;
}) {
  const t = useTranslations('studioOutline');
  const [fields, setFields] = useState<ReactNode>(null);
  const [problem, setProblem] = useState('');
  const [choices, setChoices] = useState<{ readonly fields: ReactNode; readonly round: number } | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are read once, when the dialog opens
  useEffect(() => {
    open().then(setFields, () => setProblem(t('offline')));
  }, []);
  const send = async (form: FormData) => {
    setIsSaving(true);
    try {
      const answer = await save(form);
      if (answer.status === 'done') {
        onDone(answer);
      } else {
        setProblem(answer.choices ? '' : answer.code === 'internal' ? t('lost') : answer.message);
        setChoices((before) => ({ fields: answer.choices, round: (before?.round ?? 0) + 1 }));
      }
    } catch {
      setProblem(t('offline'));
    }
    setIsSaving(false);
  };
  return (
    <OutlineDialog
      title={t('settings.title', { title: row.title })}
      confirm={t('settings.save')}
      cancel={t('settings.cancel')}
      isBusy={isSaving || fields === null}
      onConfirm={send}
      onClose={onClose}
    >
      <p className="mb-4 text-sm text-ink-3">{t('settings.draftOnly')}</p>
      {fields ?? (problem === '' ? <p className="text-ink-3">{t('settings.loading')}</p> : null)}
      {choices?.fields && (
        <div key={choices.round} role="alert" className="mt-4">
          {choices.fields}
        </div>
      )}
      {problem === '' ? null : (
        <p role="alert" className="mt-4 text-bad">
          {problem}
        </p>
      )}
    </OutlineDialog>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type ProblemTemplate, problemTemplates } from '@/lib/capa/authoring/problem-templates';
import type { EditTarget } from './editing-sheet';
import { editorTabsOf } from './editor-tabs';
import type { Tree } from './use-tree';
import type { UnitClipboard } from './use-unit-clipboard';

/** What can be added to the unit. What was added is opened at once. */
export function Palette({
  tree,
  clip: { clipped, paste },
  onAdded,
}: {
  readonly tree: Tree;
  readonly clip: UnitClipboard;
  readonly onAdded: (target: EditTarget) => void;
}) {
  const t = useTranslations('studioUnit');
  const [type, setType] = useState('');
  const add = async (kind: string, title: string, template: ProblemTemplate | null = null) => {
    const wanted = { kind: 'create', type: kind, template: template?.id ?? null, title } as const;
    const made = await tree.change(wanted, t('tree.done.create', { title }));
    const block = made?.block ?? null;
    const [tab = 'settings'] = editorTabsOf(kind);
    if (block !== null) {
      onAdded({ block, title, tab });
    }
  };
  const problemButton = (template: ProblemTemplate) => {
    const label = t(`palette.template.${template.id}`);
    return (
      <li key={template.id}>
        <Button
          disabled={tree.isWorking}
          size="sm"
          variant="quiet"
          onClick={() => void add('problem', label, template)}
        >
          {label}
        </Button>
      </li>
    );
  };
  return (
    <section aria-labelledby="palette-title" className="block-palette">
      <h2 id="palette-title" className="studio-aside-heading">
        {t('palette.title')}
      </h2>
      <ul className="block-palette-list">
        {(['html', 'video'] as const).map((kind) => (
          <li key={kind}>
            <Button
              disabled={tree.isWorking}
              size="sm"
              variant="quiet"
              onClick={() => void add(kind, t(`palette.newTitle.${kind}`))}
            >
              {t(`palette.${kind}`)}
            </Button>
          </li>
        ))}
        {clipped && (
          <li>
            <Button disabled={tree.isWorking} size="sm" variant="quiet" onClick={() => paste()}>
              {t('palette.paste', { title: clipped.title })}
            </Button>
          </li>
        )}
      </ul>
      <h3 className="mt-4 mb-2 font-sans text-sm font-semibold">{t('palette.problems')}</h3>
      <ul className="block-palette-list">
        {problemTemplates.filter(({ group }) => group === 'common').map(problemButton)}
      </ul>
      <details className="mt-3 text-sm">
        <summary className="text-ink-2">{t('palette.moreProblems')}</summary>
        <ul className="block-palette-list mt-2">
          {problemTemplates.filter(({ group }) => group === 'advanced').map(problemButton)}
        </ul>
      </details>
      <details className="mt-2 text-sm">
        <summary className="text-ink-2">{t('palette.advanced')}</summary>
        <form
          className="mt-3 flex max-w-form items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void add(type.trim(), type.trim());
          }}
        >
          <div className="grow">
            <Field id="palette-type" hint={t('palette.otherHint')} label={t('palette.otherLabel')}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  pattern="[a-z][a-z0-9_-]*"
                  value={type}
                  onChange={(event) => setType(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Button disabled={type.trim() === '' || tree.isWorking} type="submit" variant="quiet">
            {t('palette.add')}
          </Button>
        </form>
      </details>
    </section>
  );
}

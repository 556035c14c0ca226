'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type ProblemTemplate, problemTemplates } from '@/lib/capa/authoring/problem-templates';
import type { Clipped } from '../outline/use-clipboard';
import type { EditTarget } from './editing-sheet';
import { editorTabsOf } from './editor-tabs';
import type { Tree } from './use-tree';

/** What does not stand in a unit. */
const isContainer = /^(?:course|chapter|sequential|vertical)@/;

/** What can be added to the unit. What was added is opened at once. */
export function Palette({
  tree,
  copied,
  onAdded,
}: {
  readonly tree: Tree;
  readonly copied: Clipped | null;
  readonly onAdded: (target: EditTarget) => void;
}) {
  const t = useTranslations('studioUnit');
  const [type, setType] = useState('');
  const add = async (kind: string, title: string, template: ProblemTemplate | null = null) => {
    const wanted = { kind: 'create', type: kind, template: template?.id ?? null, title } as const;
    const block = await tree.change(wanted, t('tree.done.create', { title }));
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
        {copied && !isContainer.test(copied.block) && (
          <li>
            <Button
              disabled={tree.isWorking}
              size="sm"
              variant="quiet"
              onClick={() =>
                void tree.change({ kind: 'paste', from: copied }, t('tree.done.paste', { title: copied.title }))
              }
            >
              {t('palette.paste', { title: copied.title })}
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

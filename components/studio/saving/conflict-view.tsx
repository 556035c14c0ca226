'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { DraftBlockContent } from '@/lib/courses';
import type { Json } from '@/lib/olx/model';
import { useSettingName } from '../block-settings/setting-name';
import type { BlockEdit } from '../unit/block-editor-props';
import { keepEdit } from './kept-edits';
import { MergeByHand } from './merge-by-hand';
import { compareEdits, type TextPiece } from './merge-edits';

/** Two versions of one block side by side, and the choice between them. Whichever is not chosen stays: theirs in the history, mine in this tab. */
export function ConflictView({
  courseKey,
  base,
  theirs,
  mine,
  onChoose,
}: {
  readonly courseKey: string;
  /** What both began from. */
  readonly base: BlockEdit;
  readonly theirs: DraftBlockContent;
  readonly mine: BlockEdit;
  readonly onChoose: (edit: BlockEdit) => void;
}) {
  const t = useTranslations('studioUnit.conflict');
  const nameOf = useSettingName();
  const [isMerging, setIsMerging] = useState(false);
  const difference = compareEdits(theirs, mine);
  const choose = (edit: BlockEdit) => {
    if (edit !== mine) {
      keepEdit(courseKey, theirs.block, 'aside', { ...mine, node: theirs.node, base, at: Date.now() });
    }
    onChoose(edit);
  };
  return (
    <section aria-labelledby="conflict-title" className="grid gap-4">
      <div>
        <h3 id="conflict-title" className="text-lg">
          {t('title')}
        </h3>
        <p className="max-w-measure text-ink-2">{t('lead')}</p>
      </div>
      {difference.source ? (
        <>
          <div className="grid gap-3 md:grid-cols-2">
            <Version title={t('theirs')} label={t('contentTheirs')} pieces={difference.source.theirs} tone="theirs" />
            <Version title={t('mine')} label={t('contentMine')} pieces={difference.source.mine} tone="mine" />
          </div>
          <p className="text-sm text-ink-3">{t('tooFar')}</p>
        </>
      ) : (
        <p>{t('onlySettings')}</p>
      )}
      {difference.settings.length > 0 && (
        <table className="ui-table">
          <thead>
            <tr>
              <th scope="col">{t('setting')}</th>
              <th scope="col">{t('theirs')}</th>
              <th scope="col">{t('mine')}</th>
            </tr>
          </thead>
          <tbody>
            {difference.settings.map((setting) => (
              <tr key={setting.name}>
                <th scope="row">{nameOf(setting.name)}</th>
                <td>{shown(setting.theirs) ?? t('notSet')}</td>
                <td>{shown(setting.mine) ?? t('notSet')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isMerging ? (
        <MergeByHand base={base} mine={mine} theirs={theirs} onBack={() => setIsMerging(false)} onSave={choose} />
      ) : (
        <div className="flex flex-wrap gap-3">
          <Button variant="quiet" onClick={() => choose({ settings: theirs.settings, source: theirs.source })}>
            {t('takeTheirs')}
          </Button>
          <Button variant="quiet" onClick={() => choose(mine)}>
            {t('takeMine')}
          </Button>
          <Button onClick={() => setIsMerging(true)}>{t('merge')}</Button>
        </div>
      )}
    </section>
  );
}

const shown = (value: Json | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);

function Version({
  title,
  label,
  pieces,
  tone,
}: {
  readonly title: string;
  readonly label: string;
  readonly pieces: readonly TextPiece[];
  readonly tone: 'theirs' | 'mine';
}) {
  return (
    <div className="min-w-0">
      <h4 className="mb-1.5 text-sm font-semibold">{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section aria-label={label} className="version-text" tabIndex={0}>
        {pieces.map((piece, index) =>
          piece.isOwn ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change places
            <mark key={index} className={`version-${tone}`}>
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </section>
    </div>
  );
}

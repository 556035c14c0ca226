'use client';

import { useTranslations } from 'next-intl';
import type { KeyboardEvent, ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button, LinkButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { DeskBlock } from './desk-block';
import type { EditTarget } from './editing-sheet';
import { editorTabsOf } from './editor-tabs';
import { StateBadge } from './state-badge';

/** One block of the unit: its bar, and below it what learners will see. */
export function BlockCard({
  block,
  canEdit,
  onEdit,
  onKeyDown,
  more,
}: {
  readonly block: DeskBlock;
  readonly canEdit: boolean;
  readonly onEdit: (target: EditTarget) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** What else can be done to it. */
  readonly more?: ReactNode;
}) {
  const t = useTranslations('studioUnit');
  const { title, kind, type } = block;
  const [first = 'settings'] = editorTabsOf(type);
  const mayChange = canEdit && !block.isInline;
  const titleId = `desk-${block.block}`;
  return (
    <li className="unit-block" id={block.block} aria-labelledby={titleId}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the buttons in it */}
      <div className="unit-block-bar" onKeyDown={onKeyDown}>
        <Icon
          name={type === 'problem' || type === 'video' || type === 'discussion' ? type : 'other'}
          className="text-ink-3"
        />
        <h2 id={titleId} className="unit-block-title">
          {title}
        </h2>
        {kind !== title && <span className="text-sm text-ink-3">{kind}</span>}
        <StateBadge state={block.state} />
        {block.isStaffOnly && <Badge>{t('state.staffOnly')}</Badge>}
        {(block.blocksHref || canEdit) && (
          <div className="unit-block-actions">
            {block.blocksHref && (
              <LinkButton aria-label={t('blocksOf', { title })} href={block.blocksHref} size="sm" variant="quiet">
                {t('blocksIn')}
              </LinkButton>
            )}
            {mayChange && first !== 'settings' && (
              <Button
                size="sm"
                variant="quiet"
                aria-label={t('editBlock', { title })}
                onClick={() => onEdit({ block: block.block, title, tab: first })}
              >
                {t('edit')}
              </Button>
            )}
            {mayChange && (
              <Button
                size="sm"
                variant="plain"
                aria-label={t('settingsOf', { title })}
                onClick={() => onEdit({ block: block.block, title, tab: 'settings' })}
              >
                {t('settings')}
              </Button>
            )}
            {more}
          </div>
        )}
      </div>
      {block.isInline && <p className="text-sm text-ink-3">{t('inline')}</p>}
      <div className="unit-block-preview">{block.preview}</div>
    </li>
  );
}

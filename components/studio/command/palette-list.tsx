import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { PaletteItem } from './palette-item';

/** What was found; the one that Enter opens is marked and kept in sight. */
export function PaletteList({
  id,
  items,
  at,
  onChoose,
}: {
  readonly id: string;
  readonly items: readonly PaletteItem[];
  readonly at: number;
  readonly onChoose: (item: PaletteItem) => void;
}) {
  const t = useTranslations('studioPalette');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('found')} className="palette-list">
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which names this option as the active one
        <div
          key={`${item.kind}:${item.href}:${item.label}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="palette-item"
          onClick={() => onChoose(item)}
        >
          <span className="palette-kind">{t(`kind.${item.kind}`)}</span>
          <span className="min-w-0">
            <bdi className="block truncate">{item.label}</bdi>
            {item.detail ? <bdi className="palette-detail">{item.detail}</bdi> : null}
          </span>
        </div>
      ))}
    </div>
  );
}

'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { UnitActions } from '../unit/unit-actions';
import { ImagePopup } from './image-popup';
import { LinkPopup } from './link-popup';
import { MathsPopup } from './maths-popup';
import { blockKinds, chooseBlock, type ToolName, tools } from './tools';

type PopupName = 'link' | 'image' | 'maths';

/** The buttons over the text. One stop for Tab; the arrows go from button to button. */
export function TextToolbar({
  editor,
  courseKey,
  listImages,
}: {
  readonly editor: Editor;
  readonly courseKey: string;
  readonly listImages: UnitActions['listImages'];
}) {
  const t = useTranslations('studioUnit.text');
  const bar = useRef<HTMLDivElement>(null);
  const [popup, setPopup] = useState<PopupName | null>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      active: Object.fromEntries(tools.map(({ name, isActive }) => [name, isActive?.(now) ?? false])),
      block: blockKinds.find(({ isActive }) => isActive(now))?.name ?? 'p',
      isInTable: now.isActive('table'),
    }),
  });
  const shown = tools.filter(({ isTable }) => !isTable || state.isInTable);
  const press = (name: ToolName) => {
    if (name === 'link' || name === 'image' || name === 'maths') {
      setPopup(name);
    } else {
      tools.find((tool) => tool.name === name)?.run?.(editor);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const stops = [...(bar.current?.querySelectorAll<HTMLElement>('button, select') ?? [])];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    if (step === undefined || at < 0) {
      return;
    }
    event.preventDefault();
    const isBackward = getComputedStyle(event.currentTarget).direction === 'rtl';
    stops.at((at + (isBackward ? -step : step) + stops.length) % stops.length)?.focus();
  };
  const close = () => {
    setPopup(null);
    editor.commands.focus();
  };
  return (
    <>
      <div ref={bar} role="toolbar" aria-label={t('toolbar')} className="text-toolbar" onKeyDown={onKey}>
        <select
          aria-label={t('block')}
          value={state.block}
          onChange={(event) => chooseBlock(editor, event.target.value)}
        >
          {blockKinds.map(({ name }) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
        {shown.map(({ name, sign, isActive }) => (
          <button
            key={name}
            type="button"
            aria-label={t(name)}
            aria-pressed={isActive ? state.active[name] : undefined}
            tabIndex={-1}
            title={t(name)}
            onClick={() => press(name)}
            // The selection in the text stays.
            onMouseDown={(event) => event.preventDefault()}
          >
            {sign}
          </button>
        ))}
      </div>
      {popup === 'link' && <LinkPopup editor={editor} onClose={close} />}
      {popup === 'image' && (
        <ImagePopup courseKey={courseKey} editor={editor} listImages={listImages} onClose={close} />
      )}
      {popup === 'maths' && <MathsPopup editor={editor} onClose={close} />}
    </>
  );
}

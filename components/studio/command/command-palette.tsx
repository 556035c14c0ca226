'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { findItems } from './find-items';
import { type PaletteItem, readPaletteItems } from './palette-item';
import { PaletteList } from './palette-list';

const shownItems = 40;

/**
 * Finds something by a few letters: a block, a file, a place or an action of a course, a page or an action of the administration. Opens by Ctrl K (or ⌘ K) and by its button; what it
 * finds in is fetched when it is opened for the first time.
 */
export function CommandPalette({
  listUrl,
  icon,
  of = 'course',
}: {
  readonly listUrl: string;
  /** Drawn by the server; on a narrow screen all that shows of the button. */
  readonly icon: ReactNode;
  /** What it looks through. */
  readonly of?: 'course' | 'site';
}) {
  const t = useTranslations('studioPalette');
  const id = useId();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [items, setItems] = useState<readonly PaletteItem[] | null>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(query);
  const found = findItems(items ?? [], asked, shownItems);
  const open = () => {
    if (dialog.current && !dialog.current.open) {
      setQuery('');
      setAt(0);
      dialog.current.showModal();
      // Each time anew: what was found a while ago may be gone. The list of before serves until then.
      void fetchItems(listUrl).then((list) => list && setItems(list));
    }
  };
  useOpenByKey(open);
  const choose = (item: PaletteItem | undefined) => {
    if (item) {
      dialog.current?.close();
      router.push(item.href);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((at + step + found.length) % found.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]);
    }
  };
  return (
    <>
      <button type="button" className="palette-opener" aria-haspopup="dialog" onClick={open}>
        {icon}
        <span className="palette-opener-label">{t(`opener.${of}`)}</span>
        <kbd>{t('key')}</kbd>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself */}
      <dialog ref={dialog} aria-label={t(`opener.${of}`)} className="palette" onClick={closeOnBackdrop}>
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          aria-label={t(`opener.${of}`)}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={t('placeholder')}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
          className="palette-input"
        />
        <PaletteList id={id} items={found} at={at} onChoose={choose} />
        <p role="status" className="palette-status">
          {items === null ? t('loading') : found.length === 0 ? t('none') : ''}
        </p>
        <p className="palette-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> {t('move')} <kbd>↵</kbd> {t('choose')} <kbd>Esc</kbd> {t('close')}
        </p>
      </dialog>
    </>
  );
}

/** A click beside the sheet is on the dialog itself. */
function closeOnBackdrop(event: React.MouseEvent<HTMLDialogElement>) {
  if (event.target === event.currentTarget) {
    event.currentTarget.close();
  }
}

function useOpenByKey(open: () => void) {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        latest.current();
      }
    };
    // Before editors, in which these keys may mean something of their own.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

async function fetchItems(url: string): Promise<readonly PaletteItem[] | null> {
  try {
    const response = await fetch(url);
    return response.ok ? readPaletteItems(await response.json()) : null;
  } catch {
    return null;
  }
}

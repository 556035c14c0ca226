import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type Command, keysOf } from './command';
import { childTypes, type ShownRow, typeOfBlock } from './shown-row';

/** The menu of a line: every command that there is for it, with its keys. */
export function OutlineMenu({
  row,
  anchor,
  groups,
  clippedTitle,
  onCommand,
  onClose,
}: {
  readonly row: ShownRow;
  /** Where the button is that opened it. */
  readonly anchor: DOMRect;
  readonly groups: readonly (readonly Command[])[];
  readonly clippedTitle: string;
  readonly onCommand: (command: Command, row: ShownRow) => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('studioOutline');
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const menu = ref.current;
    if (!menu) {
      return;
    }
    menu.showPopover();
    const { offsetHeight, offsetWidth } = menu;
    const top =
      anchor.bottom + offsetHeight + 8 > window.innerHeight ? anchor.top - offsetHeight - 4 : anchor.bottom + 4;
    const isRtl = getComputedStyle(menu).direction === 'rtl';
    const left = isRtl ? anchor.left : anchor.right - offsetWidth;
    menu.style.insetBlockStart = `${Math.max(8, top)}px`;
    menu.style.left = `${Math.min(Math.max(8, left), window.innerWidth - offsetWidth - 8)}px`;
    menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [anchor]);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    const to: Readonly<Record<string, HTMLElement | undefined>> = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items.at(at - 1),
      Home: items[0],
      End: items.at(-1),
    };
    const next = to[event.key];
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    }
  };
  const labelOf = (command: Command) => {
    const child = childTypes[typeOfBlock(row.block)];
    switch (command) {
      case 'add':
        return child ? t(`add.${child}`) : '';
      case 'paste':
        return t('action.paste', { title: clippedTitle });
      default:
        return t(`action.${command}`);
    }
  };
  return (
    <div
      ref={ref}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={t('action.label', { title: row.title })}
      className="outline-menu"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) {
          onClose();
        }
      }}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div key={group[0]} role="group" className="outline-menu-group">
          {group.map((command) => (
            <button
              key={command}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="outline-menu-item"
              data-command={command}
              data-keys={keysOf[command]}
              onClick={() => onCommand(command, row)}
            >
              {labelOf(command)}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

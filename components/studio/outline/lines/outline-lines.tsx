// biome-ignore-all lint/a11y/useSemanticElements: a tree of lines in columns has no elements of its own
import { useLocale } from 'next-intl';
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { Drawn } from '@/components/drawn/drawn';
import { keepAddress } from '../chosen-block';
import { type Command, commandOfKey } from '../command';
import { isUnit, type ShownRow } from '../shown-row';
import { Line, type LineProps, type LineWords, OutlineLine } from './outline-line';
import type { Place } from './row-places';
import { stepFrom } from './step-from';
import { rowElementOf, useRowDrag } from './use-row-drag';

export interface LinesProps {
  readonly label: string;
  readonly words: LineWords;
  readonly lang: string | undefined;
  /** The lines as they were sent. */
  readonly sent: string;
  /** All lines, and those that are to be seen. */
  readonly rows: readonly ShownRow[];
  readonly visible: readonly ShownRow[];
  readonly collapsed: ReadonlySet<string>;
  readonly chosen: string | null;
  /** Key of the line that Tab comes to. */
  readonly stop: string | undefined;
  /** `TYPE@ID` of what was cut here. */
  readonly cut: string | null;
  readonly renamed: string | null;
  readonly mayEdit: boolean;
  /** Path of the studio's page for a unit, up to the block. */
  readonly unitsPath: string;
  readonly onStop: (row: ShownRow) => void;
  readonly onToggle: (row: ShownRow, isOpen: boolean) => void;
  readonly onCommand: (command: Command | 'undo', row: ShownRow) => void;
  readonly onMenu: (row: ShownRow, anchor: DOMRect) => void;
  readonly onRename: (row: ShownRow, title: string | null) => void;
  readonly onDrop: (row: ShownRow, place: Place) => void;
}

/** About as many lines as a tall screen has room for: the server draws these as one text, and the browser puts all lines in their place. */
export const firstLines = 40;

/**
 * The lines of an outline as a tree in columns: arrows walk, open and close; what else the keys do is `commandOfKey`. One listener for
 * each kind of event, however many lines there are.
 */
export function OutlineLines(props: LinesProps) {
  const { rows, visible, collapsed, chosen, stop, cut, renamed, words, lang, mayEdit } = props;
  const ref = useRef<HTMLDivElement>(null);
  const locale = useLocale();
  const isInBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const drag = useRowDrag(rows, props.onDrop);
  const rowOf = (target: EventTarget | null) => visible.find(({ key }) => key === rowElementOf(target)?.dataset.key);

  const lineOf = (row: ShownRow): LineProps => ({
    row,
    words,
    lang,
    unitPath: isUnit(row) ? props.unitsPath + row.block : undefined,
    isOpen: row.isParent ? !collapsed.has(row.key) : undefined,
    isChosen: row.block === chosen,
    isStop: row.key === stop,
    isCut: row.block === cut,
    isRenamed: row.key === renamed,
    mayEdit,
  });

  useEffect(() => {
    if (renamed !== null) {
      const input = ref.current?.querySelector<HTMLInputElement>('[data-rename]');
      input?.focus();
      input?.select();
    }
  }, [renamed]);

  // Whoever walked through the first lines before any script ran stays where they were.
  const walkedTo = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (!isInBrowser) {
      walkedTo.current = rowElementOf(document.activeElement)?.dataset.key;
    } else if (walkedTo.current !== undefined) {
      elementOf(ref.current, walkedTo.current)?.focus();
    }
  }, [isInBrowser]);

  // Each time that lines are drawn: the button of the line that Tab comes to is the next one that Tab comes to.
  useLayoutEffect(() => {
    const button =
      stop === undefined ? null : elementOf(ref.current, stop)?.querySelector<HTMLElement>('[data-row-menu]');
    if (!button) {
      return;
    }
    button.tabIndex = 0;
    return () => {
      button.tabIndex = -1;
    };
  });

  const walk = (row: ShownRow) => {
    props.onStop(row);
    elementOf(ref.current, row.key)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (!row) {
      return;
    }
    if (event.target instanceof HTMLInputElement) {
      if (event.key === 'Enter' || event.key === 'Escape') {
        event.preventDefault();
        props.onRename(row, event.key === 'Enter' ? event.target.value : null);
        elementOf(ref.current, row.key)?.focus();
      }
      return;
    }
    const isOnLine = event.target === elementOf(ref.current, row.key);
    const command = isOnLine ? commandOfKey(event) : null;
    if (command) {
      event.preventDefault();
      props.onCommand(command, row);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (isMenuKey) {
      event.preventDefault();
      const anchor = elementOf(ref.current, row.key)?.querySelector('[data-row-menu]');
      props.onMenu(row, (anchor ?? event.currentTarget).getBoundingClientRect());
      return;
    }
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = isOnLine || event.key.startsWith('Arrow') ? stepFrom(visible, collapsed, row, event.key, isRtl) : null;
    if (!step) {
      return;
    }
    event.preventDefault();
    if (step.kind === 'go') {
      walk(step.row);
    } else if (step.kind === 'unit') {
      props.onCommand('open', row);
    } else {
      props.onToggle(row, step.kind === 'open');
    }
  };

  const onClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    const target = event.target instanceof Element ? event.target : null;
    if (!row || !target || target.matches('[data-rename]')) {
      return;
    }
    props.onStop(row);
    const button = target.closest('[data-row-menu]');
    if (button) {
      props.onMenu(row, button.getBoundingClientRect());
    } else if (target.closest('[data-toggle]')) {
      props.onToggle(row, collapsed.has(row.key));
    } else if (target.closest('a')) {
      keepAddress();
    } else {
      elementOf(ref.current, row.key)?.focus();
    }
  };

  return (
    <div
      ref={ref}
      role="treegrid"
      aria-label={props.label}
      aria-multiselectable={false}
      className="outline-lines"
      data-in-place
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        const row = rowOf(event.target);
        const isTitle = event.target instanceof Element && event.target.closest('.outline-title') !== null;
        if (row && isTitle && mayEdit) {
          props.onCommand('rename', row);
        }
      }}
      onFocus={(event) => {
        const row = rowOf(event.target);
        if (row) {
          props.onStop(row);
        }
      }}
      onBlur={(event) => {
        const row = event.target instanceof HTMLInputElement ? rowOf(event.target) : undefined;
        if (row && event.target instanceof HTMLInputElement && renamed === row.key) {
          props.onRename(row, event.target.value);
        }
      }}
      {...drag}
    >
      {isInBrowser ? (
        visible.map((row) => <OutlineLine key={row.key} {...lineOf(row)} />)
      ) : (
        <Drawn
          madeFrom={JSON.stringify(['outline', locale, lang, chosen, stop, mayEdit, props.unitsPath]) + props.sent}
        >
          <div role="rowgroup">
            {visible.slice(0, firstLines).map((row) => (
              <Line key={row.key} {...lineOf(row)} />
            ))}
          </div>
        </Drawn>
      )}
    </div>
  );
}

const neverChanges = () => () => {};

export function elementOf(lines: ParentNode | null, key: string): HTMLElement | null {
  return lines?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
}

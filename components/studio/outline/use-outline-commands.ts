import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { chooseBlock, keepAddress } from './chosen-block';
import { type Command, pastePlace, type Rights } from './command';
import { elementOf } from './lines/outline-lines';
import { nextPlace, type Place, withDescendants } from './lines/row-places';
import type { OutlineActions, OutlineCourse } from './outline-board';
import type { OutlineAnswer } from './outline-change';
import { childTypes, isUnit, type ShownRow, typeOfBlock } from './shown-row';
import { useClipboard } from './use-clipboard';
import { useCollapsed, visibleRows } from './use-collapsed';
import { useOutlineChanges } from './use-outline-changes';
import { usePastedNotes } from './use-pasted-notes';

type Done = Extract<OutlineAnswer, { status: 'done' }>;

/** A question or a form that is open; only publishing can be about the whole course. */
export type OpenDialog =
  | { readonly kind: 'publish'; readonly row: ShownRow | null }
  | { readonly kind: 'discard' | 'moveTo' | 'settings'; readonly row: ShownRow };

/** Everything that is done with the lines of an outline: what each command means, and where the focus is afterwards. */
export function useOutlineCommands({
  course,
  sent,
  may,
  actions,
  stop,
  setStop,
}: {
  readonly course: OutlineCourse;
  readonly sent: readonly ShownRow[];
  readonly may: Rights;
  readonly actions: OutlineActions;
  readonly stop: string | null;
  readonly setStop: (key: string) => void;
}) {
  const t = useTranslations('studioOutline');
  const notesOf = usePastedNotes();
  const router = useRouter();
  const ref = useRef<HTMLDivElement>(null);
  const { rows, run, undo, say, said, dismiss, isPending } = useOutlineChanges(course.key, sent, actions.change);
  const { collapsed, open, close, openAll, closeAll } = useCollapsed(course.key, rows);
  const visible = useMemo(() => visibleRows(rows, collapsed), [rows, collapsed]);
  const [clipped, clip] = useClipboard();
  const [openMenu, setMenu] = useState<{ readonly row: ShownRow; readonly anchor: DOMRect } | null>(null);
  const [dialog, ask] = useState<OpenDialog | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  /** What is to be done as soon as the lines hold it: a new block is named, what was moved has the focus. */
  const awaited = useRef<{ readonly block: string; readonly isNamed: boolean } | { readonly key: string } | null>(null);

  const stopAt = useCallback(
    (row: ShownRow) => {
      setStop(row.key);
      chooseBlock(row.block);
    },
    [setStop],
  );
  const focus = useCallback((key: string) => elementOf(ref.current, key)?.focus(), []);

  useEffect(() => {
    const wanted = awaited.current;
    const row =
      wanted && visible.find((one) => ('key' in wanted ? one.key === wanted.key : one.block === wanted.block));
    if (!wanted || !row) {
      return;
    }
    awaited.current = null;
    stopAt(row);
    if ('isNamed' in wanted && wanted.isNamed) {
      setRenamed(row.key);
    } else {
      focus(row.key);
    }
  }, [visible, stopAt, focus]);

  const hadDialog = useRef(false);
  useEffect(() => {
    if (hadDialog.current && !dialog && stop !== null) {
      focus(stop);
    }
    hadDialog.current = dialog !== null;
  }, [dialog, stop, focus]);

  const move = (row: ShownRow, place: Place) => {
    open(rows.find(({ block }) => block === place.parent)?.key ?? '');
    awaited.current = { key: `${place.parent}/${row.block}` };
    run({ kind: 'move', block: row.block, from: row.parent, ...place }, () => t('done.move', { title: row.title }));
  };

  const add = (parent: string, after?: string) => {
    const type = childTypes[typeOfBlock(parent)];
    if (!type) {
      return;
    }
    open(rows.find(({ block }) => block === parent)?.key ?? '');
    const place = { parent, ...(after === undefined ? {} : { after }) };
    run({ kind: 'create', type, ...place, displayName: t(`new.${type}`) }, ({ block }) => {
      awaited.current = block === null ? null : { block, isNamed: true };
      return t('done.create');
    });
  };

  const rename = (row: ShownRow, title: string | null) => {
    setRenamed(null);
    const displayName = title?.trim() ?? '';
    if (displayName !== '' && displayName !== row.title) {
      const from = row.isUntitled ? '' : row.title;
      run({ kind: 'rename', block: row.block, from, displayName }, () => t('done.rename', { title: displayName }));
    }
  };

  const remove = (row: ShownRow) => {
    const gone = withDescendants(rows, row.key);
    const next = visible[visible.indexOf(row) + gone.filter((one) => visible.includes(one)).length];
    const neighbour = next?.level === row.level ? next : visible[visible.indexOf(row) - 1];
    if (neighbour) {
      awaited.current = { key: neighbour.key };
    }
    run({ kind: 'delete', block: row.block, parent: row.parent }, () =>
      t(row.state === 'draft' ? 'done.delete' : 'done.deleteLive', { title: row.title }),
    );
  };

  const paste = (row: ShownRow) => {
    const place = clipped && pastePlace(clipped, row);
    if (!clipped || !place) {
      say(t('notHere', { title: clipped?.title ?? '' }), { isBad: true });
      return;
    }
    const isHere = clipped.courseKey === course.key;
    if (clipped.isCut) {
      clip(null);
    }
    if (clipped.isCut && isHere && rows.some(({ block }) => block === clipped.block)) {
      const last = rows.filter(({ parent, state }) => parent === place.parent && state !== 'deleted').at(-1)?.block;
      const moved = rows.find(({ block, parent }) => block === clipped.block && parent === clipped.parent);
      if (moved) {
        move(moved, { parent: place.parent, after: place.after ?? last ?? null });
        return;
      }
    }
    open(rows.find(({ block }) => block === place.parent)?.key ?? '');
    const from = { courseKey: clipped.courseKey, block: clipped.block };
    run({ kind: 'paste', from, ...place }, ({ block, pasted }) => {
      awaited.current = block === null ? null : { block, isNamed: false };
      if (clipped.isCut && !isHere) {
        takeAway(clipped);
      }
      return [t('done.paste', { title: clipped.title }), ...notesOf(pasted)].join(' ');
    });
  };
  /** What was cut in another course goes there once its copy is here. */
  const takeAway = (cut: NonNullable<typeof clipped>) => {
    actions.change(cut.courseKey, { kind: 'delete', block: cut.block, parent: cut.parent }).then(
      ({ status }) => status === 'failed' && say(t('pasted.sourceStays'), { isBad: true }),
      () => say(t('pasted.sourceStays'), { isBad: true }),
    );
  };
  const perform: Readonly<Record<Command, (row: ShownRow) => void>> = {
    open: (row) => {
      if (isUnit(row)) {
        keepAddress();
        router.push(course.unitsPath + row.block);
      }
    },
    add: (row) => add(row.block),
    rename: (row) => setRenamed(row.key),
    settings: (row) => ask({ kind: 'settings', row }),
    duplicate: (row) =>
      run(
        { kind: 'duplicate', block: row.block, parent: row.parent, displayName: t('copyOf', { title: row.title }) },
        ({ block }) => {
          awaited.current = block === null ? null : { block, isNamed: false };
          return t('done.duplicate', { title: row.title });
        },
      ),
    cut: (row) => {
      clip({ courseKey: course.key, block: row.block, parent: row.parent, title: row.title, isCut: true });
      say(t('done.cut', { title: row.title }));
    },
    copy: (row) => {
      clip({ courseKey: course.key, block: row.block, parent: row.parent, title: row.title, isCut: false });
      say(t('done.copy', { title: row.title }));
    },
    paste,
    up: (row) => step(row, 'up'),
    down: (row) => step(row, 'down'),
    moveTo: (row) => ask({ kind: 'moveTo', row }),
    publish: (row) => ask({ kind: 'publish', row }),
    discard: (row) => ask({ kind: 'discard', row }),
    restore: (row) => discard(row),
    delete: remove,
  };
  const step = (row: ShownRow, direction: 'up' | 'down') => {
    const place = nextPlace(rows, row, direction);
    if (place) {
      move(row, place);
    } else {
      say(t('nowhere'));
    }
  };
  const discard = (row: ShownRow) => {
    ask(null);
    awaited.current = { key: row.key };
    run({ kind: 'discard', block: row.block }, () => t('done.discard', { title: row.title }));
  };
  const closeMenu = () => setMenu(null);
  const dispatch = (command: Command | 'undo', row: ShownRow | null) => {
    if (openMenu && row) {
      closeMenu();
      focus(row.key);
    }
    if (command === 'undo') {
      undo();
    } else if (row && isAllowed(command, row, may)) {
      perform[command](row);
    }
  };

  return {
    ref,
    rows,
    visible,
    collapsed,
    open,
    close,
    openAll,
    closeAll,
    clipped,
    canPaste: (row: ShownRow) => clipped !== null && pastePlace(clipped, row) !== null,
    menu: openMenu && { ...openMenu, row: rows.find(({ key }) => key === openMenu.row.key) ?? openMenu.row },
    openMenu: (row: ShownRow, anchor: DOMRect) => setMenu(openMenu?.row.key === row.key ? null : { row, anchor }),
    closeMenu: () => {
      if (openMenu) {
        focus(openMenu.row.key);
      }
      closeMenu();
    },
    dialog,
    ask,
    closeDialog: () => ask(null),
    renamed,
    rename,
    add,
    move: (row: ShownRow, place: Place) => {
      ask(null);
      move(row, place);
    },
    publish: (row: ShownRow | null) => {
      ask(null);
      run({ kind: 'publish', ...(row ? { block: row.block } : {}) }, () =>
        t('done.publish', { title: row?.title ?? course.title }),
      );
    },
    discard,
    settingsSaved: (row: ShownRow, { undo: back }: Done) => {
      ask(null);
      say(t('done.settings', { title: row.title }), { undo: back });
    },
    stopAt,
    dispatch,
    said,
    dismiss,
    isPending,
  };
}

/** Keys ask for what a menu would not offer. */
function isAllowed(command: Command, row: ShownRow, may: Rights): boolean {
  if (command === 'open') {
    return row.state !== 'deleted';
  }
  if (command === 'restore' || row.state === 'deleted') {
    return command === 'restore' && may.edit;
  }
  return command === 'publish' ? may.publish : command === 'copy' || may.edit;
}

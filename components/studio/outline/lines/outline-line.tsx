// biome-ignore-all lint/a11y/useFocusableInteractive: the line has the focus, its cells do not
// biome-ignore-all lint/a11y/useSemanticElements: a tree of lines in columns has no elements of its own
import { memo } from 'react';
import { Drawn } from '@/components/drawn/drawn';
import { Icon } from '@/components/ui/icon';
import type { ShownRow } from '../shown-row';

/** The words of a line, looked up once for all of them. */
export interface LineWords {
  readonly state: Readonly<Record<ShownRow['state'] | 'scheduled' | 'staffOnly', string>>;
  readonly within: (count: number) => string;
  readonly actions: string;
  readonly name: string;
}

export interface LineProps {
  readonly row: ShownRow;
  readonly words: LineWords;
  /** Where a unit is opened; undefined for what is none. */
  readonly unitPath: string | undefined;
  readonly lang: string | undefined;
  /** Undefined for a line that nothing stands under. */
  readonly isOpen: boolean | undefined;
  readonly isChosen: boolean;
  /** Whether Tab comes to this line. */
  readonly isStop: boolean;
  readonly isCut: boolean;
  readonly isRenamed: boolean;
  readonly mayEdit: boolean;
}

/**
 * One line of the outline. What is done with it is heard by the lines as a whole, and they say which button Tab comes to: so the inside
 * of a line can be text to React, and stays the same element while somebody walks through them.
 */
export const OutlineLine = memo(function OutlineLine(props: LineProps) {
  return (
    <Drawn>
      <Line {...props} />
    </Drawn>
  );
});

/** A line by itself, for what draws several of them as one text. */
export function Line({ row, words, unitPath, lang, isOpen, isChosen, isStop, isCut, isRenamed, mayEdit }: LineProps) {
  const isDeleted = row.state === 'deleted';
  return (
    <div
      role="row"
      aria-level={row.level}
      aria-expanded={isOpen}
      aria-selected={isChosen}
      tabIndex={isStop ? 0 : -1}
      data-key={row.key}
      data-cut={isCut || undefined}
      className={`outline-row outline-level-${row.level}${isDeleted ? ' outline-deleted' : ''}`}
    >
      <span role="gridcell" className="outline-name">
        {mayEdit && !isDeleted ? <span className="outline-grip" draggable aria-hidden="true" /> : <span />}
        <span className="outline-toggle" data-toggle={isOpen === undefined ? undefined : ''} aria-hidden="true" />
        {isRenamed ? (
          <input
            data-rename=""
            aria-label={words.name}
            className="outline-input"
            defaultValue={row.title}
            maxLength={255}
            lang={lang}
          />
        ) : unitPath === undefined || isDeleted ? (
          <span className="outline-title" lang={lang}>
            {row.title}
          </span>
        ) : (
          <a href={unitPath} tabIndex={-1} className="outline-title" lang={lang}>
            {row.title}
          </a>
        )}
      </span>
      <span role="gridcell" className="outline-about">
        {row.about}
      </span>
      <span role="gridcell" className="outline-due">
        {row.due}
      </span>
      <span role="gridcell" className="outline-states">
        <State row={row} words={words} />
      </span>
      <span role="gridcell" className="outline-acts">
        <button type="button" data-row-menu="" aria-haspopup="menu" aria-label={words.actions} tabIndex={-1} />
      </span>
    </div>
  );
}

/** The state of a block: what is drafted goes before when and for whom it is live. */
function State({ row, words }: { readonly row: ShownRow; readonly words: LineWords }) {
  const { state, changes = 0, isChangedWithin, isStaffOnly, isScheduled } = row;
  const isLive = state === 'published';
  const [tone, text] =
    isChangedWithin && state === 'changed'
      ? ['changed', words.within(changes)]
      : isLive && isStaffOnly
        ? ['staff', words.state.staffOnly]
        : isLive && isScheduled
          ? ['scheduled', words.state.scheduled]
          : [state, words.state[state]];
  return (
    <>
      <span className={`outline-state outline-state-${tone}`}>{text}</span>
      {isStaffOnly && tone !== 'staff' ? (
        <span className="outline-lock" title={words.state.staffOnly}>
          <Icon name="lock" />
          <span className="sr-only">{words.state.staffOnly}</span>
        </span>
      ) : null}
    </>
  );
}

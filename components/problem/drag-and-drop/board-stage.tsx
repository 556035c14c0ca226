import type { CSSProperties, MouseEvent, PointerEvent, Ref } from 'react';
import type { Placement } from '@/lib/capa/answers/placements';
import { fill } from '../fill';
import type { BoardWords } from './board-words';
import { type BoardItem, ItemLook } from './item-look';
import type { Carried } from './place-item';

export interface BoardTarget {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What script makes of the picture. */
export interface LiveStage {
  readonly carried: Carried | null;
  readonly picture: Ref<HTMLImageElement>;
  readonly stage: Ref<HTMLDivElement>;
  /** The picture's own pixels, in which targets and places are given; null until it is there. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly onPick: (carried: Carried) => void;
  readonly onPointerDown: (event: PointerEvent, carried: Carried) => void;
  readonly onPressPicture: (event: MouseEvent) => void;
  readonly onPressTarget: (target: BoardTarget) => void;
}

/**
 * The picture with its targets, numbered, and what lies on it. Without script (`live` null) it is only to be looked at, and
 * cannot shrink with its targets: it scrolls in a box of its own.
 */
export function BoardStage({
  hasOutlines,
  image,
  itemOf,
  live,
  placements,
  targets,
  words,
}: {
  hasOutlines: boolean;
  image: string;
  itemOf: (id: string) => BoardItem;
  live: LiveStage | null;
  placements: readonly Placement[];
  targets: readonly BoardTarget[];
  words: BoardWords;
}) {
  const size = live?.size ?? null;
  /** Places are parts of the picture once its size is known, so that it can shrink; before that they are its pixels. */
  const along = (pixels: number, whole: number | undefined) => (whole ? `${(pixels / whole) * 100}%` : `${pixels}px`);
  const boxOf = (target: BoardTarget): CSSProperties => ({
    left: along(target.x, size?.width),
    top: along(target.y, size?.height),
    width: along(target.width, size?.width),
    height: along(target.height, size?.height),
  });
  const isPicked = ({ item, from }: Carried) => live?.carried?.item === item && live.carried.from === from;
  const lying = placements.map(({ item, place }, from) => ({ item, place, from }));
  return (
    <section aria-label={words.picture} className="problem-stage-box" tabIndex={size ? undefined : 0}>
      <div
        className="problem-stage"
        data-outlines={hasOutlines}
        ref={live?.stage}
        style={size ? { aspectRatio: `${size.width} / ${size.height}`, width: `${size.width}px` } : undefined}
      >
        {/* biome-ignore lint/performance/noImgElement: a file of the course, at its own size */}
        <img alt="" draggable={false} ref={live?.picture} src={image} />
        {targets.map((target, at) => {
          const there = lying.filter(({ place }) => place === target.id);
          const names = there.map(({ item }) => itemOf(item).name).join(', ');
          const inside = (
            <>
              <span aria-hidden="true" className="problem-target-number">
                {at + 1}
              </span>
              {there.map((what) => (
                <span
                  aria-hidden="true"
                  className="problem-chip problem-chip-placed"
                  data-picked={isPicked(what)}
                  key={what.from}
                  onPointerDown={live ? (event) => live.onPointerDown(event, what) : undefined}
                >
                  <ItemLook item={itemOf(what.item)} />
                </span>
              ))}
            </>
          );
          return live ? (
            <button
              aria-label={fill(names ? words.holds : words.empty, { target: target.name, items: names })}
              className="problem-target"
              data-target={target.id}
              key={target.id}
              onClick={() => live.onPressTarget(target)}
              style={boxOf(target)}
              type="button"
            >
              {inside}
            </button>
          ) : (
            <span className="problem-target" key={target.id} style={boxOf(target)}>
              {inside}
            </span>
          );
        })}
        {targets.length === 0 && live && (
          // For pointers alone: on the keyboard a place is two numbers beside the item.
          <button
            aria-hidden="true"
            className="problem-stage-press"
            onClick={live.onPressPicture}
            tabIndex={-1}
            type="button"
          />
        )}
        {lying.map((what) => {
          if (typeof what.place === 'string') {
            return null;
          }
          const [x, y] = what.place;
          const item = itemOf(what.item);
          return (
            <button
              aria-label={fill(words.placedAt, { item: item.name, x, y })}
              className="problem-chip problem-chip-placed problem-chip-at"
              data-picked={isPicked(what)}
              disabled={!live}
              key={what.from}
              onClick={() => live?.onPick(what)}
              onPointerDown={(event) => live?.onPointerDown(event, what)}
              style={{ left: along(x, size?.width), top: along(y, size?.height) }}
              type="button"
            >
              <ItemLook item={item} />
            </button>
          );
        })}
      </div>
    </section>
  );
}

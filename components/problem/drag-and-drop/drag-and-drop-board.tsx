'use client';

import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { Placement } from '@/lib/capa/answers/placements';
import { fill } from '../fill';
import type { BoardWords } from './board-words';
import { type BoardItem, ItemLook } from './item-look';
import { ItemRows } from './item-rows';
import { type Carried, placeItem } from './place-item';
import { type Spot, useDrag } from './use-drag';

interface BoardTarget {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A picture and the items that go on it. With a mouse an item is dragged; with a finger or the keyboard it is picked and then
 * its place is. The fields beside the items are what is sent: without script they are how one answers.
 */
export function DragAndDropBoard({
  hasOutlines,
  id,
  image,
  items,
  name,
  onePerTarget,
  placed,
  targets,
  words,
}: {
  hasOutlines: boolean;
  id: string;
  image: string;
  items: readonly BoardItem[];
  name: string;
  onePerTarget: boolean;
  placed: readonly Placement[];
  targets: readonly BoardTarget[];
  words: BoardWords;
}) {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const [placements, setPlacements] = useState(placed);
  const [carried, setCarried] = useState<Carried | null>(null);
  const [said, setSaid] = useState('');
  const [isLive, setIsLive] = useState(false);
  /** The picture's own pixels, in which targets and places are given; null until it is there. */
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);

  useEffect(() => {
    setIsLive(true);
    const element = picture.current;
    const measure = () =>
      element && element.naturalWidth > 0 && setSize({ width: element.naturalWidth, height: element.naturalHeight });
    measure();
    element?.addEventListener('load', measure);
    return () => element?.removeEventListener('load', measure);
  }, []);

  const itemOf = (itemId: string) => items.find((item) => item.id === itemId);
  const nameOf = (itemId: string) => itemOf(itemId)?.name ?? itemId;
  const hasTargets = targets.length > 0;
  const rules = { onePerTarget, reusable: new Set(items.filter((item) => item.reusable).map((item) => item.id)) };

  const move = (what: Carried, place: Placement['place'] | null) => {
    setPlacements((before) => placeItem(before, what, place, rules));
    setCarried(null);
    const item = nameOf(what.item);
    if (place === null) {
      setSaid(fill(words.putBack, { item }));
    } else if (typeof place === 'string') {
      setSaid(fill(words.placedOn, { item, target: targets.find((target) => target.id === place)?.name ?? place }));
    } else {
      setSaid(fill(words.placedAt, { item, x: place[0], y: place[1] }));
    }
  };
  const pick = (what: Carried) => {
    if (drag.justDragged()) {
      return;
    }
    const isSame = carried?.item === what.item && carried.from === what.from;
    setCarried(isSame ? null : what);
    setSaid(fill(isSame ? words.putBack : words.pickedUp, { item: nameOf(what.item) }));
  };
  /** A spot of the window as a place of the picture; null beside it. */
  const placeAt = ({ x, y }: Spot): readonly [number, number] | null => {
    const box = stage.current?.getBoundingClientRect();
    if (!box || !size || x < box.left || x > box.right || y < box.top || y > box.bottom) {
      return null;
    }
    return [
      Math.round(((x - box.left) / box.width) * size.width),
      Math.round(((y - box.top) / box.height) * size.height),
    ];
  };
  const drag = useDrag<Carried>({
    onDrag: setCarried,
    onDrop: (what, spot) => {
      const under = document.elementFromPoint(spot.x, spot.y)?.closest('[data-target]');
      const target = under && stage.current?.contains(under) ? under.getAttribute('data-target') : null;
      const place = hasTargets ? target : placeAt(spot);
      if (place === null && what.from === null) {
        // Dropped beside the picture, and it came from the list: it was never away.
        setCarried(null);
      } else {
        move(what, place);
      }
    },
    onCancel: () => setCarried(null),
  });
  const pressTarget = (target: BoardTarget) => {
    if (drag.justDragged()) {
      return;
    }
    const last = placements.findLastIndex((placement) => placement.place === target.id);
    const lying = placements[last];
    if (carried) {
      move(carried, target.id);
    } else if (lying) {
      pick({ item: lying.item, from: last });
    } else {
      setSaid(words.pickFirst);
    }
  };

  /** Places are parts of the picture once its size is known, so that it can shrink; before that they are its pixels. */
  const along = (pixels: number, whole: number | undefined) => (whole ? `${(pixels / whole) * 100}%` : `${pixels}px`);
  const boxOf = (target: BoardTarget): CSSProperties => ({
    left: along(target.x, size?.width),
    top: along(target.y, size?.height),
    width: along(target.width, size?.width),
    height: along(target.height, size?.height),
  });
  const lyingOn = (place: string) =>
    placements.flatMap((placement, at) => (placement.place === place ? [{ item: placement.item, from: at }] : []));
  const lookOf = (itemId: string) =>
    itemOf(itemId) ?? { id: itemId, icon: '', label: itemId, name: itemId, reusable: false };
  const carriedItem = carried && drag.spot ? lookOf(carried.item) : null;

  return (
    <div className="problem-board" data-carrying={carried !== null} data-live={isLive}>
      <p className="mb-3 text-ink-2 text-sm" id={`${id}-help`}>
        {words.help}
      </p>
      {/* Without script the picture cannot shrink with its targets: it scrolls in a box of its own. */}
      <section aria-label={words.picture} className="problem-stage-box" tabIndex={size ? undefined : 0}>
        <div
          className="problem-stage"
          data-outlines={hasOutlines}
          ref={stage}
          style={size ? { aspectRatio: `${size.width} / ${size.height}`, width: `${size.width}px` } : undefined}
        >
          {/* biome-ignore lint/performance/noImgElement: a file of the course, at its own size */}
          <img alt="" draggable={false} ref={picture} src={image} />
          {targets.map((target, at) => {
            const lying = lyingOn(target.id);
            const inside = (
              <>
                <span aria-hidden="true" className="problem-target-number">
                  {at + 1}
                </span>
                {lying.map((what) => (
                  <span
                    aria-hidden="true"
                    className="problem-chip problem-chip-placed"
                    data-picked={carried?.item === what.item && carried.from === what.from}
                    key={what.from}
                    onPointerDown={(event) => drag.start(event, what)}
                  >
                    <ItemLook item={lookOf(what.item)} />
                  </span>
                ))}
              </>
            );
            return isLive ? (
              <button
                aria-label={
                  lying.length > 0
                    ? fill(words.holds, {
                        target: target.name,
                        items: lying.map(({ item }) => nameOf(item)).join(', '),
                      })
                    : fill(words.empty, { target: target.name })
                }
                className="problem-target"
                data-holds={lying.length > 0}
                data-target={target.id}
                key={target.id}
                onClick={() => pressTarget(target)}
                style={boxOf(target)}
                type="button"
              >
                {inside}
              </button>
            ) : (
              <span className="problem-target" data-holds={lying.length > 0} key={target.id} style={boxOf(target)}>
                {inside}
              </span>
            );
          })}
          {!hasTargets && isLive && (
            // For pointers alone: on the keyboard a place is two numbers beside the item.
            <button
              aria-hidden="true"
              className="problem-stage-press"
              onClick={(event) => {
                const place = placeAt({ x: event.clientX, y: event.clientY });
                if (!drag.justDragged() && carried && place) {
                  move(carried, place);
                } else if (!carried) {
                  setSaid(words.pickFirst);
                }
              }}
              tabIndex={-1}
              type="button"
            />
          )}
          {!hasTargets &&
            placements.map((placement, at) => {
              if (typeof placement.place === 'string') {
                return null;
              }
              const what: Carried = { item: placement.item, from: at };
              const [x, y] = placement.place;
              return (
                <button
                  aria-label={fill(words.placedAt, { item: nameOf(placement.item), x, y })}
                  className="problem-chip problem-chip-placed problem-chip-at"
                  data-picked={carried?.item === what.item && carried.from === what.from}
                  // biome-ignore lint/suspicious/noArrayIndexKey: a placement is known by its turn
                  key={at}
                  onClick={() => pick(what)}
                  onPointerDown={(event) => drag.start(event, what)}
                  style={{ left: along(x, size?.width), top: along(y, size?.height) }}
                  type="button"
                >
                  <ItemLook item={lookOf(placement.item)} />
                </button>
              );
            })}
        </div>
      </section>
      <ItemRows
        carried={carried}
        isLive={isLive}
        items={items}
        name={name}
        onMove={move}
        onPick={pick}
        onPointerDown={drag.start}
        placements={placements}
        targets={targets}
        words={words}
      />
      {carriedItem && drag.spot && (
        <span
          aria-hidden="true"
          className="problem-chip problem-ghost"
          style={{ left: `${drag.spot.x}px`, top: `${drag.spot.y}px` }}
        >
          <ItemLook item={carriedItem} />
        </span>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}

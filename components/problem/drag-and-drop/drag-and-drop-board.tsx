'use client';

import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { Placement } from '@/lib/capa/answers/placements';
import { fill } from '../fill';
import { BoardStage, type BoardTarget } from './board-stage';
import type { BoardWords } from './board-words';
import { type BoardItem, findItem, ItemLook } from './item-look';
import { ItemRows } from './item-rows';
import { type Carried, placeItem } from './place-item';
import { type Spot, useDrag } from './use-drag';

/**
 * A picture and the items that go on it. With a mouse an item is dragged; with a finger or the keyboard it is picked and then
 * its place is. The fields beside the items are what is sent: without script they are how one answers.
 */
export function DragAndDropBoard({
  hasOutlines,
  image,
  items,
  name,
  onePerTarget,
  placed,
  targets,
  words,
}: {
  hasOutlines: boolean;
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

  useEffect(() => setIsLive(true), []);
  useEffect(() => {
    const element = isLive ? picture.current : null;
    const measure = () =>
      element && element.naturalWidth > 0 && setSize({ width: element.naturalWidth, height: element.naturalHeight });
    measure();
    element?.addEventListener('load', measure);
    return () => element?.removeEventListener('load', measure);
  }, [isLive]);

  const itemOf = (id: string) => findItem(items, id);
  const hasTargets = targets.length > 0;
  const rules = { onePerTarget, reusable: new Set(items.filter((item) => item.reusable).map((item) => item.id)) };

  const move = (what: Carried, place: Placement['place'] | null) => {
    setPlacements((before) => placeItem(before, what, place, rules));
    setCarried(null);
    const item = itemOf(what.item).name;
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
    setSaid(fill(isSame ? words.putBack : words.pickedUp, { item: itemOf(what.item).name }));
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

  const carriedItem = carried && drag.spot ? itemOf(carried.item) : null;
  const pressPicture = (event: MouseEvent) => {
    const place = placeAt({ x: event.clientX, y: event.clientY });
    if (carried && place && !drag.justDragged()) {
      move(carried, place);
    } else if (!carried) {
      setSaid(words.pickFirst);
    }
  };

  return (
    <div className="problem-board" data-carrying={carried !== null} data-live={isLive}>
      <BoardStage
        hasOutlines={hasOutlines}
        image={image}
        itemOf={itemOf}
        live={
          isLive
            ? {
                carried,
                onPick: pick,
                onPointerDown: drag.start,
                onPressPicture: pressPicture,
                onPressTarget: pressTarget,
                picture,
                size,
                stage,
              }
            : null
        }
        placements={placements}
        targets={targets}
        words={words}
      />
      <ItemRows
        items={items}
        live={isLive ? { carried, onMove: move, onPick: pick, onPointerDown: drag.start } : null}
        name={name}
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

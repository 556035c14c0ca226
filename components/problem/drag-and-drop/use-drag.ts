'use client';

import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How far a pressed pointer moves, in CSS pixels, before it drags and does not click. */
const dragStart = 4;

/**
 * Dragging with a mouse or a pen. A finger scrolls the page: it taps an item and then its place.
 *
 * @returns `start` for `onPointerDown`; `spot`, where the dragged thing is now in the window, null while nothing is dragged;
 *   `justDragged()`, whether the click that comes now only ends a drag
 */
export function useDrag<Thing>(handlers: {
  readonly onDrag: (thing: Thing) => void;
  readonly onDrop: (thing: Thing, spot: Spot) => void;
  readonly onCancel: () => void;
}) {
  const [spot, setSpot] = useState<Spot | null>(null);
  const latest = useRef(handlers);
  latest.current = handlers;
  const stop = useRef<(() => void) | null>(null);
  const endedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, thing: Thing) => {
    if (event.pointerType === 'touch' || event.button !== 0) {
      return;
    }
    const { clientX, clientY } = event;
    let isDragging = false;
    const onMove = (move: PointerEvent) => {
      if (!isDragging && Math.hypot(move.clientX - clientX, move.clientY - clientY) < dragStart) {
        return;
      }
      if (!isDragging) {
        isDragging = true;
        latest.current.onDrag(thing);
      }
      setSpot({ x: move.clientX, y: move.clientY });
    };
    const end = (then: () => void) => {
      stop.current?.();
      if (isDragging) {
        endedAt.current = performance.now();
        then();
      }
    };
    const onUp = (up: PointerEvent) => end(() => latest.current.onDrop(thing, { x: up.clientX, y: up.clientY }));
    const onCancel = () => end(() => latest.current.onCancel());
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && onCancel();
    stop.current?.();
    stop.current = () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKeyDown);
      stop.current = null;
      setSpot(null);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKeyDown);
  };

  // The click that ends a drag follows it in the same moment.
  return { spot, start, justDragged: () => performance.now() - endedAt.current < 50 };
}

'use client';

import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { ImagePoint } from '@/lib/capa/answers/image-point';
import { fill } from '../fill';
import { Crosshair, type PictureSize } from './crosshair';

interface AimWords {
  readonly choosePlace: string;
  readonly keys: string;
  /** With `{x}` and `{y}` open. */
  readonly at: string;
  readonly chosen: string;
}

/** Pixels of the author's picture that an arrow key moves the cross-hair by; with Shift, and without. */
const steps = { large: 20, small: 2 };

/**
 * What script adds to a picture: a cross-hair that a click sets, and that on the keyboard arrows move and Enter or Space sets.
 * It writes into the two number fields beside the picture (`ID-x`, `ID-y`) and shows what is written there.
 */
export function PictureAim({
  height,
  id,
  point,
  width,
  words,
}: {
  /** 0 where the author gave no size: then the picture's own pixels count. */
  height: number;
  id: string;
  point: ImagePoint | null;
  width: number;
  words: AimWords;
}) {
  const root = useRef<HTMLSpanElement>(null);
  const [isLive, setIsLive] = useState(false);
  const [size, setSize] = useState<PictureSize>({ width, height });
  const [written, setWritten] = useState(point);
  /** Where the cross-hair stands while keys move it, before it is set. */
  const [aim, setAim] = useState<ImagePoint | null>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    // A button that does nothing yet, or never will, is not there.
    setIsLive(true);
    const picture = root.current?.parentElement?.querySelector('img');
    const measure = () =>
      setSize({ width: width || (picture?.naturalWidth ?? 0), height: height || (picture?.naturalHeight ?? 0) });
    measure();
    picture?.addEventListener('load', measure);
    return () => picture?.removeEventListener('load', measure);
  }, [width, height]);

  useEffect(() => {
    const fields = fieldsOf(id);
    const read = () => {
      const [x = '', y = ''] = fields.map(({ value }) => value);
      setAim(null);
      setWritten(/^\d+$/.test(x) && /^\d+$/.test(y) ? { x: Number(x), y: Number(y) } : null);
    };
    read();
    for (const field of fields) {
      field.addEventListener('input', read);
    }
    return () => {
      for (const field of fields) {
        field.removeEventListener('input', read);
      }
    };
  }, [id]);

  const within = ({ x, y }: ImagePoint): ImagePoint => ({
    x: Math.min(Math.max(Math.round(x), 0), size.width),
    y: Math.min(Math.max(Math.round(y), 0), size.height),
  });
  const set = (place: ImagePoint) => {
    const chosen = within(place);
    for (const [at, field] of fieldsOf(id).entries()) {
      field.value = String(at === 0 ? chosen.x : chosen.y);
    }
    setWritten(chosen);
    setAim(null);
    setSaid(fill(words.chosen, { ...chosen }));
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    // A press by a screen reader has no place: the fields are there for it.
    if (event.detail > 0 && box.width > 0 && box.height > 0) {
      set({
        x: ((event.clientX - box.left) / box.width) * size.width,
        y: ((event.clientY - box.top) / box.height) * size.height,
      });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = aim ?? written ?? { x: size.width / 2, y: size.height / 2 };
    const direction = directions[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      set(from);
    } else if (direction) {
      event.preventDefault();
      const step = event.shiftKey ? steps.large : steps.small;
      const next = within({ x: from.x + direction[0] * step, y: from.y + direction[1] * step });
      setAim(next);
      setSaid(fill(words.at, { ...next }));
    }
  };
  const shown = aim ?? written;
  return (
    <span ref={root}>
      {isLive && (
        <button
          aria-describedby={`${id}-help ${id}-keys`}
          aria-label={words.choosePlace}
          className="problem-aim"
          onBlur={() => setAim(null)}
          onClick={onClick}
          onKeyDown={onKeyDown}
          type="button"
        />
      )}
      {shown && <Crosshair isSet={aim === null} point={shown} size={size} />}
      <span className="sr-only" id={`${id}-keys`}>
        {words.keys}
      </span>
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </span>
  );
}

/** The fields for across and down, in this order. */
function fieldsOf(id: string): readonly HTMLInputElement[] {
  return ['x', 'y'].flatMap((axis) => {
    const field = document.getElementById(`${id}-${axis}`);
    return field instanceof HTMLInputElement ? [field] : [];
  });
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

'use client';

import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { ImagePoint } from '@/lib/capa/answers/image-point';
import type { ImageArea } from '@/lib/capa/model';
import { fill } from '../fill';
import type { Tone } from '../standing';
import { AreaShape } from './area-shape';

export interface ImagePickerWords {
  readonly across: string;
  readonly down: string;
  readonly help: string;
  readonly keys: string;
  readonly choosePlace: string;
  /** With `{x}` and `{y}` open. */
  readonly at: string;
  readonly chosen: string;
}

/** Pixels of the author's picture that an arrow key moves the cross-hair by; with Shift, and without. */
const steps = { large: 20, small: 2 };

/**
 * A picture with a cross-hair beside two number fields. The fields are what is sent; without script they are all there is. A
 * click sets them; on the keyboard arrows move the cross-hair and Enter or Space sets them.
 */
export function ImagePicker({
  alt,
  areas,
  height,
  id,
  name,
  point,
  src,
  tone,
  width,
  words,
}: {
  alt: string;
  /** Where a click is right: only once that may be shown. */
  areas: readonly ImageArea[];
  height: number;
  id: string;
  name: string;
  point: ImagePoint | null;
  src: string;
  tone: Tone;
  width: number;
  words: ImagePickerWords;
}) {
  const picture = useRef<HTMLImageElement>(null);
  const [size, setSize] = useState({ width, height });
  const [across, setAcross] = useState(point ? String(point.x) : '');
  const [down, setDown] = useState(point ? String(point.y) : '');
  /** Where the cross-hair stands while keys move it, before it is set. */
  const [aim, setAim] = useState<ImagePoint | null>(null);
  const [said, setSaid] = useState('');
  const [isLive, setIsLive] = useState(false);

  useEffect(() => {
    setIsLive(true);
    const measure = () => {
      const { naturalWidth = 0, naturalHeight = 0 } = picture.current ?? {};
      // Where the author gave no size, the picture's own pixels count.
      setSize({ width: width || naturalWidth, height: height || naturalHeight });
    };
    measure();
    picture.current?.addEventListener('load', measure, { once: true });
  }, [width, height]);

  const within = (x: number, y: number): ImagePoint => ({
    x: Math.min(Math.max(Math.round(x), 0), size.width),
    y: Math.min(Math.max(Math.round(y), 0), size.height),
  });
  const set = (chosen: ImagePoint) => {
    setAcross(String(chosen.x));
    setDown(String(chosen.y));
    setAim(null);
    setSaid(fill(words.chosen, { ...chosen }));
  };
  const written = /^\d+$/.test(across) && /^\d+$/.test(down) ? { x: Number(across), y: Number(down) } : null;

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    // A press by a screen reader has no place: the fields are there for it.
    if (event.detail > 0 && box.width > 0 && box.height > 0) {
      set(
        within(
          ((event.clientX - box.left) / box.width) * size.width,
          ((event.clientY - box.top) / box.height) * size.height,
        ),
      );
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = aim ?? written ?? { x: size.width / 2, y: size.height / 2 };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      set(within(from.x, from.y));
      return;
    }
    const direction = directions[event.key];
    if (direction) {
      event.preventDefault();
      const step = event.shiftKey ? steps.large : steps.small;
      const next = within(from.x + direction[0] * step, from.y + direction[1] * step);
      setAim(next);
      setSaid(fill(words.at, { ...next }));
    }
  };

  const shown = aim ?? written;
  const percent = (part: number, whole: number) => `${whole > 0 ? (part / whole) * 100 : 0}%`;
  return (
    <>
      <p className="mb-3 text-ink-2 text-sm" id={`${id}-help`}>
        {words.help}
      </p>
      <div
        className="problem-picture"
        data-live={isLive}
        data-tone={tone}
        style={width > 0 && height > 0 ? { width: `${width}px`, aspectRatio: `${width} / ${height}` } : undefined}
      >
        {/* biome-ignore lint/performance/noImgElement: a file of the course, at the size that its author gave */}
        <img
          alt={alt}
          className="block h-full w-full"
          draggable={false}
          height={height || undefined}
          ref={picture}
          src={src}
          width={width || undefined}
        />
        {areas.length > 0 && size.width > 0 && (
          <svg aria-hidden="true" className="problem-areas" viewBox={`0 0 ${size.width} ${size.height}`}>
            {areas.map((area, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the author's order is the identity of an area
              <AreaShape area={area} key={at} />
            ))}
          </svg>
        )}
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
        {shown && (
          <span
            aria-hidden="true"
            className="problem-crosshair"
            data-set={aim === null}
            style={{ left: percent(shown.x, size.width), top: percent(shown.y, size.height) }}
          />
        )}
      </div>
      <p className="sr-only" id={`${id}-keys`}>
        {words.keys}
      </p>
      <div className="mt-3 flex flex-wrap gap-4">
        {(
          [
            ['x', words.across, across, setAcross, size.width],
            ['y', words.down, down, setDown, size.height],
          ] as const
        ).map(([field, label, value, change, most]) => (
          <label className="flex items-center gap-2 text-base" key={field}>
            <span className="text-ink-2 text-sm">{label}</span>
            <input
              className="problem-control num w-28"
              inputMode="numeric"
              max={most || undefined}
              min={0}
              name={`${name}.${field}`}
              onChange={(event) => {
                setAim(null);
                change(event.target.value);
              }}
              step={1}
              type="number"
              value={value}
            />
          </label>
        ))}
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

import type { ReactNode } from 'react';
import { round } from './scale';

/** Width and height of a plot's own units: shapes are stretched to their place, words are not. */
export const plotWidth = 1000;
export const plotHeight = 100;

/**
 * The room of a chart: lines behind it with their numbers, the drawing, and words under it. Time and grades run from left to right in
 * every language, as on paper. `title` and `desc` are what a screen reader says of it.
 */
export function Plot({
  id,
  title,
  desc,
  ticks,
  format,
  marks,
  labels,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly desc: string;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  /** Words under the chart, at a place from 0 (left) to 1. */
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  /** Words in the chart, at a place from 0 to 1 each way, from its lower left corner. */
  readonly labels?: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly children: ReactNode;
}) {
  const top = ticks.at(-1) ?? 1;
  return (
    <div dir="ltr" className="chart">
      <div className="chart-plot">
        {ticks.map((tick) => (
          <span
            key={tick}
            aria-hidden="true"
            className="chart-tick"
            style={{ insetBlockEnd: `${(tick / top) * 100}%` }}
          >
            <span>{format(tick)}</span>
          </span>
        ))}
        <svg
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox={`0 0 ${plotWidth} ${plotHeight}`}
          preserveAspectRatio="none"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{desc}</desc>
          {children}
        </svg>
        {labels?.map(({ x, y, text }) => (
          <span
            key={`${x} ${text}`}
            aria-hidden="true"
            className={x > 0.9 ? 'chart-label chart-label-end' : 'chart-label'}
            style={{ insetInlineStart: `${round(x * 100)}%`, insetBlockEnd: `${round(y * 100)}%` }}
          >
            {text}
          </span>
        ))}
      </div>
      <div aria-hidden="true" className="chart-marks">
        {marks.map(({ at, text }) => (
          <span
            key={`${at} ${text}`}
            className={at < 0.05 ? 'chart-mark-first' : at > 0.95 ? 'chart-mark-last' : undefined}
            style={{ insetInlineStart: `${round(at * 100)}%` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

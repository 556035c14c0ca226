import { classNames } from './class-names';

/** Strokes on a square of 24: few shapes, drawn by the server, so that a row of an outline brings no script. */
export const strokes = {
  check: 'M4 12.5l5 5L20 6.5',
  cross: 'M6 6l12 12M18 6L6 18',
  dash: 'M6 12h12',
  down: 'M6 9l6 6l6-6',
  discussion: 'M4 5h16v11H10l-4 4v-4H4z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  problem: 'M4 20l1-4L16 5l3 3L8 19zM13 20h7',
  other: 'M6 3h8l4 4v14H6zM9 11h6M9 15h6',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.3 15.3L20 20',
  up: 'M6 15l6-6l6 6',
  video: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M10 8.5v7l5.5-3.5z',
} as const;

/** A small drawing, always decoration: what it means stands in words beside it. */
export function Icon({ name, className }: { name: keyof typeof strokes; className?: string }) {
  return (
    <svg aria-hidden="true" className={classNames('icon', className)} viewBox="0 0 24 24">
      <path d={strokes[name]} />
    </svg>
  );
}

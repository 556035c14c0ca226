import { Plot, plotHeight, plotWidth } from './plot';
import { niceTicks, round } from './scale';

export interface Column {
  readonly label: string;
  readonly value: number;
  /** Stands out from the rest. */
  readonly isMuted?: boolean;
}

/** Columns side by side, the highest with its number; `marks` say under it what they are of. */
export function ColumnChart({
  id,
  title,
  desc,
  columns,
  marks,
  format,
}: {
  readonly id: string;
  readonly title: string;
  readonly desc: string;
  readonly columns: readonly Column[];
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  readonly format: (value: number) => string;
}) {
  const most = Math.max(0, ...columns.map(({ value }) => value));
  const ticks = niceTicks(most);
  const top = ticks.at(-1) ?? 1;
  const room = plotWidth / Math.max(1, columns.length);
  const gap = Math.min(4, room / 5);
  const highest = columns.findIndex(({ value }) => value === most && most > 0);
  const labels = highest < 0 ? [] : [{ x: (highest + 0.5) / columns.length, y: most / top, text: format(most) }];
  return (
    <Plot id={id} title={title} desc={desc} ticks={ticks} format={format} marks={marks} labels={labels}>
      {columns.map(({ label, value, isMuted = false }, at) => {
        const height = (value / top) * plotHeight;
        return (
          <rect
            key={label}
            className={isMuted ? 'chart-column chart-column-muted' : 'chart-column'}
            x={round(at * room + gap / 2)}
            y={round(plotHeight - height)}
            width={round(room - gap)}
            height={round(height)}
          />
        );
      })}
    </Plot>
  );
}

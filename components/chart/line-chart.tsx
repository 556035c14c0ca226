import { Plot, plotHeight, plotWidth } from './plot';
import { niceTicks, round } from './scale';

export interface LinePoint {
  /** What the point is of: a day, as words. */
  readonly label: string;
  readonly value: number;
}

/** How a number went over time: one line, its last value said beside it, the first and the last day under it. */
export function LineChart({
  id,
  title,
  desc,
  points,
  format,
  isFilled = false,
}: {
  readonly id: string;
  readonly title: string;
  readonly desc: string;
  readonly points: readonly LinePoint[];
  readonly format: (value: number) => string;
  readonly isFilled?: boolean;
}) {
  const ticks = niceTicks(Math.max(0, ...points.map(({ value }) => value)));
  const top = ticks.at(-1) ?? 1;
  const last = points.at(-1);
  const x = (at: number) => (points.length < 2 ? plotWidth : (at / (points.length - 1)) * plotWidth);
  const y = (value: number) => plotHeight - (value / top) * plotHeight;
  const line = points.map(({ value }, at) => `${at === 0 ? 'M' : 'L'}${round(x(at))} ${round(y(value))}`).join('');
  const middle = points[Math.floor((points.length - 1) / 2)];
  const marks = [
    ...(points[0] ? [{ at: 0, text: points[0].label }] : []),
    ...(middle && points.length > 8 ? [{ at: 0.5, text: middle.label }] : []),
    ...(last && points.length > 1 ? [{ at: 1, text: last.label }] : []),
  ];
  return (
    <Plot
      id={id}
      title={title}
      desc={desc}
      ticks={ticks}
      format={format}
      marks={marks}
      labels={last ? [{ x: 1, y: last.value / top, text: format(last.value) }] : []}
    >
      {isFilled ? (
        <path className="chart-area" d={`${line}L${plotWidth} ${plotHeight}L${round(x(0))} ${plotHeight}Z`} />
      ) : null}
      <path className="chart-line" d={line} vectorEffect="non-scaling-stroke" />
    </Plot>
  );
}

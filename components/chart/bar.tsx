/** A number as a bar in the cell of a table; the number itself stands in the next. `share` runs from 0 to 1. */
export function Bar({ share, tone = 'plain' }: { readonly share: number; readonly tone?: 'plain' | 'good' | 'muted' }) {
  return (
    <span aria-hidden="true" className="chart-bar">
      <span className={`chart-bar-${tone}`} style={{ inlineSize: `${Math.round(Math.min(1, share) * 1000) / 10}%` }} />
    </span>
  );
}

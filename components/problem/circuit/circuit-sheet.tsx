import { type Circuit, type CircuitWords, describeCircuit } from '@/lib/capa/circuit';
import { CircuitDrawing } from './circuit-drawing';

export interface CircuitSheetWords extends CircuitWords {
  /** Names the drawing. */
  readonly drawing: string;
  readonly empty: string;
  readonly inWords: string;
}

/** A circuit's drawing, and below it its parts in words. */
export function CircuitSheet({ circuit, words }: { circuit: Circuit | null; words: CircuitSheetWords }) {
  const lines = circuit ? describeCircuit(circuit, words) : [];
  return (
    <>
      {/* A drawing that is wider than the page is moved under its edge, with the keyboard as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section aria-label={words.drawing} className="problem-circuit-sheet" tabIndex={0}>
        {circuit && lines.length > 0 ? (
          <CircuitDrawing circuit={circuit} name={lines.join('; ')} />
        ) : (
          <p className="text-ink-2">{words.empty}</p>
        )}
      </section>
      {lines.length > 0 && (
        <details className="text-sm">
          <summary className="text-ink-2">{words.inWords}</summary>
          <ul className="ms-5 mt-2 list-disc">
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two parts may be called the same
              <li key={index}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

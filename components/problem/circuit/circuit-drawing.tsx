import { type Circuit, captionSize, captionsOf, frameCircuit } from '@/lib/capa/circuit';
import { PartSymbol } from './part-symbol';

/** CSS pixels for a unit of the circuit, where there is room, and at least: below it captions could not be read. */
const scale = { usual: 1.5, least: 1 };

/** A circuit in thin lines of the text's colour. What it shows is told in words beside it. */
export function CircuitDrawing({ circuit, name }: { circuit: Circuit; name: string }) {
  const frame = frameCircuit(circuit);
  if (!frame) {
    return null;
  }
  const { left, top, width, height } = frame;
  return (
    <svg
      aria-label={name}
      className="problem-circuit"
      role="img"
      style={{ inlineSize: `${width * scale.usual}px`, minInlineSize: `${width * scale.least}px` }}
      viewBox={`${left} ${top} ${width} ${height}`}
    >
      {circuit.wires.map(({ from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list have no other identity
        <path d={`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`} key={index} />
      ))}
      {circuit.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list have no other identity
        <PartSymbol key={index} part={part} />
      ))}
      {circuit.joints.map(([x, y]) => (
        <circle className="problem-circuit-joint" cx={x} cy={y} key={`${x} ${y}`} r="2" />
      ))}
      {/* Last, so that no line runs through them. */}
      {circuit.parts.flatMap(captionsOf).map(({ text, at, anchor }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list have no other identity
        <text fontSize={captionSize} key={index} textAnchor={anchor} x={at[0]} y={at[1]}>
          {text}
        </text>
      ))}
    </svg>
  );
}

import type { ReactNode } from 'react';
import { type CircuitPart, type PartKind, type Point, place, turnOf } from '@/lib/capa/circuit';

/** Of the round sources. */
const round = <circle cx="0" cy="24" r="12" />;

/** Our own drawings of the parts, unturned, in the units of the circuit: strokes alone, so that they take the colour of the text. */
const symbols: Readonly<Record<PartKind, ReactNode>> = {
  resistor: <path d="M0 0V10L4 12.3L-4 17L4 21.7L-4 26.3L4 31L-4 35.7L0 38V48" />,
  capacitor: <path d="M0 0V22M-8 22H8M-8 27H8M0 27V48" />,
  inductor: <path d="M0 0V12a4 4 0 0 1 0 8a4 4 0 0 1 0 8a4 4 0 0 1 0 8V48" />,
  'voltage-source': (
    <>
      {round}
      <path d="M0 0V12M0 36V48M-3 19H3M0 16V22" />
    </>
  ),
  'current-source': (
    <>
      {round}
      <path d="M0 0V12M0 36V48M0 16V32M-3.5 27.5L0 32L3.5 27.5" />
    </>
  ),
  diode: <path d="M0 0V16M-8 16H8L0 32ZM-8 32H8M0 32V48" />,
  'n-transistor': <path d="M0 0V16H-8V32H0V48M-12 16V32M-24 24H-12" />,
  'p-transistor': (
    <>
      <path d="M0 0V16H-8V32H0V48M-12 16V32M-24 24H-16" />
      <circle cx="-14" cy="24" r="2" />
    </>
  ),
  'op-amp': <path d="M8 -8V24L40 8ZM0 0H8M0 16H8M40 8H48M11 0H16M13.5 -2.5V2.5" />,
  ground: <path d="M0 0V8M-7 8H7M-4.5 11H4.5M-2 14H2" />,
  label: <path d="M0 0V6" />,
  probe: (
    <>
      <path d="M0 0L8 8" />
      <circle cx="11" cy="11" r="4.2" />
    </>
  ),
  ammeter: (
    <>
      <circle cx="8" cy="0" r="8" />
      <path d="M3 0H13M10 -3L13 0L10 3" />
    </>
  ),
};

/** Where a part has a minus: it lies flat whatever way the part is turned. */
const minuses: Partial<Readonly<Record<PartKind, Point>>> = { 'voltage-source': [0, 30], 'op-amp': [13.5, 16] };

/** One part in its place, turned as it lies. */
export function PartSymbol({ part }: { part: CircuitPart }) {
  const turn = turnOf(part.rotation);
  const [a, b, c, d] = turn;
  const minus = minuses[part.kind];
  const [x, y] = place(minus ?? [0, 0], part.at, turn);
  return (
    <>
      <g transform={`matrix(${a} ${c} ${b} ${d} ${part.at[0]} ${part.at[1]})`}>{symbols[part.kind]}</g>
      {minus && <path d={`M${x - 2.5} ${y}H${x + 2.5}`} />}
    </>
  );
}

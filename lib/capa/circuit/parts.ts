/** The parts of a circuit, in words of their own; the letter is the one of the format. */
export const partKinds = {
  r: 'resistor',
  c: 'capacitor',
  l: 'inductor',
  v: 'voltage-source',
  i: 'current-source',
  d: 'diode',
  n: 'n-transistor',
  p: 'p-transistor',
  o: 'op-amp',
  g: 'ground',
  L: 'label',
  s: 'probe',
  a: 'ammeter',
} as const;

export type PartKind = (typeof partKinds)[keyof typeof partKinds];

/** `[x, y]` in the units of the format: its grid has 8 of them to a step. y grows downwards. */
export type Point = readonly [x: number, y: number];

interface Shape {
  /** Where wires meet the part, unturned, from its own origin, in the order of its nodes. */
  readonly pins: readonly Point[];
  /** What its symbol covers, unturned: left, top, right, bottom. */
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}

const twoPins: readonly Point[] = [
  [0, 0],
  [0, 48],
];
const transistorPins: readonly Point[] = [
  [0, 0],
  [-24, 24],
  [0, 48],
];

/** The geometry that circuits of Open edX's tool are drawn by. */
export const shapes: Readonly<Record<PartKind, Shape>> = {
  resistor: { pins: twoPins, box: [-5, 0, 5, 48] },
  capacitor: { pins: twoPins, box: [-8, 0, 8, 48] },
  inductor: { pins: twoPins, box: [-5, 0, 6, 48] },
  'voltage-source': { pins: twoPins, box: [-12, 0, 12, 48] },
  'current-source': { pins: twoPins, box: [-12, 0, 12, 48] },
  diode: { pins: twoPins, box: [-8, 0, 8, 48] },
  'n-transistor': { pins: transistorPins, box: [-24, 0, 4, 48] },
  'p-transistor': { pins: transistorPins, box: [-24, 0, 4, 48] },
  'op-amp': {
    pins: [
      [0, 0],
      [0, 16],
      [48, 8],
      [24, 16],
    ],
    box: [0, -8, 48, 24],
  },
  ground: { pins: [[0, 0]], box: [-8, 0, 8, 15] },
  label: { pins: [[0, 0]], box: [-2, -2, 2, 8] },
  probe: { pins: [[0, 0]], box: [-2, -2, 16, 16] },
  ammeter: {
    pins: [
      [0, 0],
      [16, 0],
    ],
    box: [0, -8, 16, 8],
  },
};

/** The eight ways to lay a part: `[a, b, c, d]` makes `(x, y)` to `(a·x + b·y, c·x + d·y)`. From 4 on it is mirrored first. */
const turns = [
  [1, 0, 0, 1],
  [0, -1, 1, 0],
  [-1, 0, 0, -1],
  [0, 1, -1, 0],
  [-1, 0, 0, 1],
  [0, -1, -1, 0],
  [1, 0, 0, -1],
  [0, 1, 1, 0],
] as const;

export type Turn = (typeof turns)[number];

/** The turn of a rotation of the format; one that is not 0 to 7 is none. */
export const turnOf = (rotation: number): Turn => turns[rotation] ?? turns[0];

/** @example place([0, 48], [10, 20], turnOf(1)) // [-38, 20] */
export const place = ([x, y]: Point, [originX, originY]: Point, [a, b, c, d]: Turn): Point => [
  originX + a * x + b * y,
  originY + c * x + d * y,
];

import { type PartKind, type Point, partKinds, place, shapes, turnOf } from './parts';

export interface CircuitPart {
  readonly kind: PartKind;
  /** The author's or learner's name of it, or empty: `R1`. For a label the name of its node. */
  readonly name: string;
  /** Its value with the unit, or empty: `10KΩ`. */
  readonly value: string;
  readonly at: Point;
  /** 0 to 7, see `turnOf`. */
  readonly rotation: number;
  /** Where wires meet it. */
  readonly pins: readonly Point[];
  /** Names of the nodes at its pins, where the circuit was analysed. */
  readonly nodes: readonly string[];
}

export interface CircuitWire {
  readonly from: Point;
  readonly to: Point;
}

export interface Circuit {
  readonly parts: readonly CircuitPart[];
  readonly wires: readonly CircuitWire[];
  /** Where three ends or more meet. */
  readonly joints: readonly Point[];
}

/** What is drawn of a circuit at most, and how far out: more is nobody's exercise. */
const mostEntries = 2000;
const farthest = 100_000;

/**
 * Reads a circuit as Open edX's schematic tool writes it: a JSON list of parts `["r", [x, y, rotation], {"name": …, "r": "1K"},
 * ["1", "0"]]`, wires `["w", [x1, y1, x2, y2]]`. What is not drawn (the view, results of analyses, anything unknown) is left
 * out. Null for a text that is no JSON list.
 *
 * @example readCircuit('[["r",[0,0,0],{"name":"R1","r":"1K"},["1","0"]]]')?.parts[0]?.value // '1KΩ'
 */
export function readCircuit(text: string): Circuit | null {
  const entries = readList(text);
  if (entries === null) {
    return null;
  }
  const parts: CircuitPart[] = [];
  const wires: CircuitWire[] = [];
  for (const entry of entries.slice(0, mostEntries)) {
    const [type, coordinates, properties, nodes] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    const numbers = readNumbers(coordinates);
    const kind =
      typeof type === 'string' && Object.hasOwn(partKinds, type)
        ? partKinds[type as keyof typeof partKinds]
        : undefined;
    const [x, y, third = 0, fourth] = numbers;
    if (x !== undefined && y !== undefined && type === 'w' && fourth !== undefined) {
      wires.push({ from: [x, y], to: [third, fourth] });
    } else if (x !== undefined && y !== undefined && kind !== undefined) {
      parts.push(readPart(kind, [x, y], third, { properties: textsOf(properties), nodes }));
    }
  }
  return { parts, wires, joints: jointsOf(parts, wires) };
}

function readList(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The numbers of a list of numbers; none where anything in it is not one, or lies too far out to be drawn. */
function readNumbers(value: unknown): readonly number[] {
  if (!Array.isArray(value)) {
    return [];
  }
  const numbers = value
    .slice(0, 4)
    .filter((one): one is number => typeof one === 'number' && Math.abs(one) <= farthest);
  return numbers.length === Math.min(value.length, 4) ? numbers : [];
}

function textsOf(value: unknown): ReadonlyMap<string, string> {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(
    pairs.flatMap(([name, one]) => (typeof one === 'string' || typeof one === 'number' ? [[name, String(one)]] : [])),
  );
}

function readPart(
  kind: PartKind,
  at: Point,
  rotation: number,
  { properties, nodes }: { readonly properties: ReadonlyMap<string, string>; readonly nodes: unknown },
): CircuitPart {
  const turn = turnOf(rotation);
  return {
    kind,
    name: short(properties.get(kind === 'label' ? 'label' : 'name') ?? ''),
    value: short(readValue(kind, properties)),
    at,
    rotation,
    pins: shapes[kind].pins.map((pin) => place(pin, at, turn)),
    nodes: Array.isArray(nodes)
      ? nodes.slice(0, 4).flatMap((node) => (typeof node === 'string' ? [short(node)] : []))
      : [],
  };
}

function readValue(kind: PartKind, properties: ReadonlyMap<string, string>): string {
  const property = (name: string, unit = '') => {
    const value = properties.get(name)?.trim() ?? '';
    return value === '' ? '' : `${value}${unit}`;
  };
  switch (kind) {
    case 'resistor':
      return property('r', 'Ω');
    case 'capacitor':
      return property('c', 'F');
    case 'inductor':
      return property('l', 'H');
    case 'voltage-source':
      return sourceValue(property('value'), 'V');
    case 'current-source':
      return sourceValue(property('value'), 'A');
    case 'n-transistor':
    case 'p-transistor':
      return properties.has('W/L') ? `W/L ${property('W/L')}` : '';
    case 'op-amp':
      return properties.has('A') ? `A ${property('A')}` : '';
    default:
      return '';
  }
}

/** A steady source is known by its number; what a changing one does is a formula already. */
function sourceValue(value: string, unit: string): string {
  const steady = /^(?:dc\(\s*)?([-+]?[\d.]+[a-zA-Z]{0,3})\s*\)?$/.exec(value)?.[1];
  return steady === undefined ? value : `${steady}${unit}`;
}

/** Names are drawn beside their part: a longer one than this is cut. */
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function jointsOf(parts: readonly CircuitPart[], wires: readonly CircuitWire[]): readonly Point[] {
  const ends = new Map<string, { readonly point: Point; count: number }>();
  for (const point of [...parts.flatMap(({ pins }) => pins), ...wires.flatMap(({ from, to }) => [from, to])]) {
    const key = point.join(' ');
    const end = ends.get(key) ?? { point, count: 0 };
    end.count += 1;
    ends.set(key, end);
  }
  return [...ends.values()].filter(({ count }) => count > 2).map(({ point }) => point);
}

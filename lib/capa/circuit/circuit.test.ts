import { describe, expect, it } from 'vitest';
import { type CircuitPart, captionsOf, describeCircuit, frameCircuit, nameParts, readCircuit } from '.';
import { partKinds } from './parts';

const read = (...entries: unknown[]) => {
  const circuit = readCircuit(JSON.stringify(entries));
  if (!circuit) {
    throw new Error('not a list');
  }
  return circuit;
};
const part = (...entry: unknown[]): CircuitPart => {
  const [one] = read(entry).parts;
  if (!one) {
    throw new Error('no part');
  }
  return one;
};

describe('readCircuit', () => {
  it('reads parts with name, value with its unit, and nodes', () => {
    expect(part('r', [192, 48, 0], { name: 'Rpullup', r: '10K', _json_: 7 }, ['1', 'Z'])).toMatchObject({
      kind: 'resistor',
      name: 'Rpullup',
      value: '10KΩ',
      at: [192, 48],
      nodes: ['1', 'Z'],
    });
    expect(part('c', [0, 0, 0], { c: '10n' }).value).toBe('10nF');
    expect(part('l', [0, 0, 0], { l: '1m' }).value).toBe('1mH');
    expect(part('i', [0, 0, 0], { value: '2' }).value).toBe('2A');
    expect(part('v', [0, 0, 0], { value: 'dc(1)' }).value).toBe('1V');
    expect(part('v', [0, 0, 0], { value: 'square(3,0,250K)' }).value).toBe('square(3,0,250K)');
    expect(part('n', [0, 0, 0], { 'W/L': 10 }).value).toBe('W/L 10');
    expect(part('o', [0, 0, 0], { A: '30000' }).value).toBe('A 30000');
    expect(part('L', [0, 0, 3], { label: 'output' })).toMatchObject({ kind: 'label', name: 'output' });
  });

  // A source that lies at rotation 1 has its second pin to its left, where the wires of the Open edX example meet it.
  it.each([
    [0, [10, 68]],
    [1, [-38, 20]],
    [2, [10, -28]],
    [3, [58, 20]],
    [4, [10, 68]],
    [5, [-38, 20]],
    [6, [10, -28]],
    [7, [58, 20]],
    [8, [10, 68]],
    [0.5, [10, 68]],
  ])('lays a part of rotation %s', (rotation, second) => {
    expect(part('r', [10, 20, rotation]).pins).toEqual([[10, 20], second]);
  });

  it('mirrors from rotation 4 on', () => {
    const gate = (rotation: number) => part('n', [0, 0, rotation]).pins[1];
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(gate)).toEqual([
      [-24, 24],
      [-24, -24],
      [24, -24],
      [24, 24],
      [24, 24],
      [-24, 24],
      [-24, -24],
      [24, -24],
    ]);
  });

  it('marks where three ends meet, and no bend', () => {
    const wires = [
      ['w', [0, 0, 0, 16]],
      ['w', [0, 16, 16, 16]],
      ['w', [0, 16, -16, 16]],
    ];
    expect(read(...wires).joints).toEqual([[0, 16]]);
    expect(read(...wires.slice(1)).joints).toEqual([]);
  });

  it.each(['', 'x', '[[', '{"r":1}', '5', 'null'])('reads nothing from %j', (text) => {
    expect(readCircuit(text)).toBeNull();
  });

  it('leaves out what it does not know, and keeps the rest', () => {
    const odd: unknown[] = [
      null,
      5,
      'r',
      [],
      [[]],
      {},
      ['view', 0, 0, 2],
      ['dc', { out: 5 }],
      ['zz', [0, 0, 0]],
      ['__proto__', [0, 0, 0]],
      ['constructor', [0, 0]],
      ['r'],
      ['r', null],
      ['r', ['0', 0, 0]],
      ['r', [0, null, 0]],
      ['r', [1e9, 0, 0]],
      ['w', [0, 0, 1]],
      ['w', [0, 0, 1, null]],
    ];
    expect(read(...odd)).toMatchObject({ parts: [], wires: [] });
    expect(read(...odd, ['r', [0, 0, 0], null, 'x'])).toMatchObject({
      parts: [{ kind: 'resistor', name: '', nodes: [] }],
    });
    expect(part('r', [0, 0, 0], { name: { a: 1 }, r: [] }, [1, 'a', null])).toMatchObject({
      name: '',
      value: '',
      nodes: ['a'],
    });
  });

  it('is bounded: so many parts, so long a name', () => {
    expect(read(...Array.from({ length: 5000 }, () => ['g', [0, 0, 0]])).parts).toHaveLength(2000);
    expect(part('r', [0, 0, 0], { name: 'x'.repeat(9999) }).name).toHaveLength(40);
  });
});

describe('frameCircuit', () => {
  it('holds every part of every rotation, its pins and its caption', () => {
    for (const letter of Object.keys(partKinds)) {
      for (let rotation = 0; rotation < 8; rotation += 1) {
        const circuit = read([letter, [100, 100, rotation], { name: 'Name 1', label: 'Name 1', r: '1K' }]);
        const frame = frameCircuit(circuit);
        const [only] = circuit.parts;
        if (!frame || !only) {
          throw new Error('nothing to draw');
        }
        for (const [x, y] of [...only.pins, ...captionsOf(only).map(({ at }) => at)]) {
          expect([letter, rotation, x >= frame.left && x <= frame.left + frame.width]).toEqual([
            letter,
            rotation,
            true,
          ]);
          expect([letter, rotation, y >= frame.top && y <= frame.top + frame.height]).toEqual([letter, rotation, true]);
        }
      }
    }
  });

  it('is nothing for a circuit with nothing to draw', () => {
    expect(frameCircuit(read())).toBeNull();
    expect(frameCircuit(read(['w', [0, 0, 40, 0]]))).toEqual({ left: -8, top: -8, width: 56, height: 16 });
  });

  it('puts captions beside a part that stands, around one that lies, and behind a label', () => {
    const captions = (...entry: unknown[]) =>
      captionsOf(part(...entry)).map(({ text, at, anchor }) => [text, ...at, anchor]);
    const named = { name: 'R1', r: '1' };
    expect(captions('r', [0, 0, 0], named)).toEqual([
      ['R1', 10, 21.5, 'start'],
      ['1Ω', 10, 33.5, 'start'],
    ]);
    expect(captions('r', [0, 0, 3], named)).toEqual([
      ['R1', 24, -9, 'middle'],
      ['1Ω', 24, 18, 'middle'],
    ]);
    expect(captions('L', [0, 0, 3], { label: 'out' })).toEqual([['out', 9, 3.5, 'start']]);
    expect(captions('L', [0, 0, 1], { label: 'out' })).toEqual([['out', -9, 3.5, 'end']]);
    expect(captions('g', [0, 0, 0], {})).toEqual([]);
  });
});

describe('words', () => {
  const circuit = read(
    ['r', [0, 0, 0], { name: 'R1', r: '1K' }, ['1', '0']],
    ['g', [0, 48, 0], {}, ['0']],
    ['w', [0, 0, 8, 0]],
  );
  const kinds = Object.fromEntries(Object.values(partKinds).map((kind) => [kind, kind])) as Record<
    CircuitPart['kind'],
    string
  >;

  it('tell each part in a line', () => {
    expect(describeCircuit(circuit, { kinds, node: 'node', nodes: 'nodes' })).toEqual([
      'resistor R1, 1KΩ (nodes 1, 0)',
      'ground (node 0)',
    ]);
  });

  it('name what has a name or a value', () => {
    expect(nameParts(circuit)).toBe('R1 1KΩ');
  });
});

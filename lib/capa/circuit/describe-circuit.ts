import type { PartKind } from './parts';
import type { Circuit } from './read-circuit';

/** The words that a circuit is described with. */
export interface CircuitWords {
  readonly kinds: Readonly<Record<PartKind, string>>;
  /** Before the name of the node, or the names of the nodes, that a part lies at. */
  readonly node: string;
  readonly nodes: string;
}

/**
 * The parts of a circuit, each in a line of words, in the order of the circuit.
 *
 * @example describeCircuit(circuit, words) // ['Resistor R1, 10KΩ (nodes 1, Z)']
 */
export function describeCircuit({ parts }: Circuit, words: CircuitWords): readonly string[] {
  return parts.map(({ kind, name, value, nodes }) => {
    const what = [words.kinds[kind], name].filter((word) => word !== '').join(' ');
    const between = nodes.length > 0 ? ` (${nodes.length > 1 ? words.nodes : words.node} ${nodes.join(', ')})` : '';
    return `${[what, value].filter((word) => word !== '').join(', ')}${between}`;
  });
}

/**
 * A circuit in one short line without words of any language: what has a name or a value.
 *
 * @example nameParts(circuit) // 'R1 10KΩ, C1 1uF'
 */
export const nameParts = ({ parts }: Circuit): string =>
  parts
    .map(({ name, value }) => [name, value].filter((word) => word !== '').join(' '))
    .filter((line) => line !== '')
    .join(', ');

/** Circuits of `<schematic>`: read, laid out, told in words. Drawn by `components/problem/circuit`. */
export { type CircuitWords, describeCircuit, nameParts } from './describe-circuit';
export { captionSize, captionsOf, frameCircuit } from './frame-circuit';
export { type PartKind, type Point, place, turnOf } from './parts';
export { type Circuit, type CircuitPart, readCircuit } from './read-circuit';

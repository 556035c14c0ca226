import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutlineBlock } from '@/db/courseware';
import { buildOutline } from '@/lib/courses/build-outline';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { listUnitLeaves, measureUnits } from './measure-units';

const block = (type: string, id: string, children: OutlineBlock[] = [], isSupported = true): OutlineBlock => ({
  type,
  id,
  node: `${type}-${id}`,
  settings: {},
  maxPoints: null,
  isSupported,
  children,
});

const named = (name: string): [string, string] => {
  const [type = '', id = ''] = name.split('@');
  return [type, id];
};

const outlineOf = (course: OutlineBlock) =>
  buildOutline({
    root: 'root',
    course,
    documents: noDocuments,
    manifest: null,
  });

const { course } = outlineOf(
  block('course', 'r', [
    block('chapter', 'a', [
      block('sequential', 'b', [
        block('vertical', 'u', [block('html', 'h'), block('problem', 'p'), block('poll', 'x', [], false)]),
        block('vertical', 'only-a-poll', [block('poll', 'y', [], false)]),
        block('vertical', 'nested', [block('vertical', 'inner', [block('video', 'v')])]),
      ]),
      block('sequential', 'c', [block('html', 'alone'), block('vertical', 'hidden', [block('html', 'z')])]),
    ]),
  ]),
);
const leaves = listUnitLeaves(course, (name) => name !== 'vertical@hidden');

describe('listUnitLeaves', () => {
  it('lists what can be completed in each unit, and units by what holds them', () => {
    expect([...leaves.leaves]).toEqual([
      ['vertical@u', ['html@h', 'problem@p']],
      ['vertical@nested', ['video@v']],
      ['html@alone', ['html@alone']],
    ]);
    expect(leaves.below.get('chapter@a')).toEqual(['vertical@u', 'vertical@nested', 'html@alone']);
    expect(leaves.below.get('sequential@c')).toEqual(['html@alone']);
  });
});

describe('measureUnits', () => {
  it('counts units of which everything is done', () => {
    const units = measureUnits(leaves, new Set(['html@h', 'video@v', 'html@elsewhere']));
    expect(units.isDone('vertical@u')).toBe(false);
    expect(units.isDone('vertical@nested')).toBe(true);
    expect(units.isDone('vertical@only-a-poll')).toBe(false);
    expect(units.progressOf('course@r')).toEqual({ done: 1, total: 3 });
    expect(units.progressOf('html@alone')).toEqual({ done: 0, total: 1 });
    expect(units.progressOf('sequential@nowhere')).toEqual({ done: 0, total: 0 });
  });

  it('says of any course, with blocks in several places, what asking of each unit would say', () => {
    const leafNames = ['html@1', 'html@2', 'problem@3', 'video@4', 'poll@5'];
    const within = (names: readonly string[]) => fc.subarray([...names]);
    const units = ['vertical@u', 'vertical@v', 'vertical@w'];
    const subsections = ['sequential@a', 'sequential@b', 'sequential@c'];
    const sections = ['chapter@x', 'chapter@y'];
    const lists = fc.record({
      units: fc.tuple(...units.map(() => within(leafNames))),
      subsections: fc.tuple(...subsections.map(() => within([...units, ...leafNames]))),
      sections: fc.tuple(...sections.map(() => within(subsections))),
    });
    const courses = lists.map((held) => {
      const holds = new Map([
        ...units.map((name, at) => [name, held.units[at] ?? []] as const),
        ...subsections.map((name, at) => [name, held.subsections[at] ?? []] as const),
        ...sections.map((name, at) => [name, held.sections[at] ?? []] as const),
      ]);
      const build = (name: string): OutlineBlock =>
        block(...named(name), (holds.get(name) ?? []).map(build), !name.startsWith('poll'));
      return block('course', 'r', sections.map(build));
    });
    fc.assert(
      fc.property(courses, fc.subarray(leafNames), fc.subarray(['vertical@v', 'html@2']), (tree, done, unseen) => {
        const all = outlineOf(tree);
        const listed = listUnitLeaves(all.course, (name) => !unseen.includes(name));
        const measured = measureUnits(listed, new Set(done));
        const isDone = (unit: string) => listed.leaves.get(unit)?.every((name) => done.includes(name)) ?? false;
        for (const name of all.entries.keys()) {
          const inside = listed.below.get(name) ?? (listed.leaves.has(name) ? [name] : []);
          expect(measured.isDone(name)).toBe(isDone(name));
          expect(measured.progressOf(name)).toEqual({ done: inside.filter(isDone).length, total: inside.length });
        }
      }),
    );
  });
});

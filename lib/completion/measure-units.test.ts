import { describe, expect, it } from 'vitest';
import type { OutlineBlock } from '@/db/courseware';
import { buildOutline } from '@/lib/courses/build-outline';
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

const { course } = buildOutline({
  root: 'root',
  course: block('course', 'r', [
    block('chapter', 'a', [
      block('sequential', 'b', [
        block('vertical', 'u', [block('html', 'h'), block('problem', 'p'), block('poll', 'x', [], false)]),
        block('vertical', 'only-a-poll', [block('poll', 'y', [], false)]),
        block('vertical', 'nested', [block('vertical', 'inner', [block('video', 'v')])]),
      ]),
      block('sequential', 'c', [block('html', 'alone'), block('vertical', 'hidden', [block('html', 'z')])]),
    ]),
  ]),
  documents: {
    gradingPolicy: null,
    about: {},
    info: { handouts: null, updates: null, updateItems: null },
    tabs: {},
    tags: null,
    strayPolicies: {},
    assetPolicies: {},
    unknownFiles: [],
  },
  manifest: null,
});
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
});

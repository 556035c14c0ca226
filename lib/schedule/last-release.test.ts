import { describe, expect, it } from 'vitest';
import type { Settings } from '@/lib/olx/model';
import { lastRelease } from './last-release';
import { resolveTree } from './resolve-tree';
import { parseCourseSchedule } from './settings';

interface Node {
  readonly type: string;
  readonly id: string;
  readonly settings: Settings;
  readonly children: readonly Node[];
}

const courseOf = (settings: Settings) => {
  const chapter = (id: string, own: Settings): Node => ({ type: 'chapter', id, settings: own, children: [] });
  const root: Node = {
    type: 'course',
    id: 'r',
    settings: { start: '2026-01-01', ...settings },
    children: [chapter('a', {}), chapter('b', { start: '2026-03-01', days_early_for_beta: 5 })],
  };
  return { root: resolveTree(root).root, course: parseCourseSchedule('course@r', root.settings).course };
};
const last = (now: string, settings: Settings = {}) => {
  const { root, course } = courseOf(settings);
  return lastRelease(root, course, new Date(now))?.toISOString().slice(0, 10) ?? null;
};

describe('lastRelease', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', '2026-01-01'],
    ['2026-02-23', '2026-01-01'],
    ['2026-02-24', '2026-02-24'],
    ['2026-06-01', '2026-03-01'],
  ])('on %s is %s', (now, expected) => {
    expect(last(now)).toBe(expected);
  });

  it('is the course’s own where it is self-paced', () => {
    expect(last('2026-06-01', { self_paced: true })).toBe('2026-01-01');
  });
});

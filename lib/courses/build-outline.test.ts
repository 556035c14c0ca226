import { describe, expect, it } from 'vitest';
import type { OutlineBlock } from '@/db/courseware';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import type { Settings } from '@/lib/olx/model';
import { buildOutline } from './build-outline';

const block = (type: string, id: string, settings: Settings = {}, children: OutlineBlock[] = []): OutlineBlock => ({
  type,
  id,
  node: `node of ${type} ${id}`,
  settings,
  maxPoints: type === 'problem' ? 1 : null,
  isSupported: true,
  children,
});

const outlineOf = (course: OutlineBlock) => buildOutline({ root: 'r', course, documents: noDocuments, manifest: null });

describe('buildOutline', () => {
  const shared = block('problem', 'shared', { weight: 2 });
  const outline = outlineOf(
    block('course', 'run', { start: '2020-01-01T00:00:00Z', display_name: 'Course', max_attempts: 3 }, [
      block('chapter', 'one', { graded: true }, [
        block('sequential', 's1', { format: 'Lab', max_attempts: 1 }, [block('vertical', 'u1', {}, [shared])]),
        block('sequential', 's2', { due: '2026-01-01T00:00:00Z' }, [block('vertical', 'u2', {}, [shared])]),
      ]),
      block('html', 'one'),
    ]),
  );
  const entry = (name: string) => {
    const found = outline.entries.get(name);
    if (!found) {
      throw new Error(name);
    }
    return found;
  };

  it('lists every block once, in reading order', () => {
    expect([...outline.entries.keys()]).toEqual([
      'course@run',
      'chapter@one',
      'sequential@s1',
      'vertical@u1',
      'problem@shared',
      'sequential@s2',
      'vertical@u2',
      'html@one',
    ]);
    expect([...outline.entries.values()].map((each) => each.order)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('inherits what is inheritable from the nearest ancestor, and nothing else', () => {
    const { settings, ownSettings } = entry('problem@shared');
    expect(settings).toEqual({ start: '2020-01-01T00:00:00Z', max_attempts: 1, graded: true, weight: 2 });
    expect(ownSettings).toEqual({ weight: 2 });
    expect(entry('vertical@u2').settings).toMatchObject({ max_attempts: 3, due: '2026-01-01T00:00:00Z' });
  });

  it('gives a block under two parents one entry, whose first path is its path', () => {
    const problem = entry('problem@shared');
    expect(problem.parents.map((parent) => parent.block)).toEqual(['vertical@u1', 'vertical@u2']);
    expect(problem.path.map((ancestor) => ancestor.id)).toEqual(['run', 'one', 's1', 'u1']);
    expect(entry('vertical@u2').children).toEqual([problem]);
  });

  it('finds a block by its id alone, the first of several', () => {
    expect(outline.byId.get('one')?.block).toBe('chapter@one');
  });

  it('works out the schedule of the course and of each block', () => {
    expect(outline.courseSchedule.start).toEqual(new Date('2020-01-01T00:00:00Z'));
    const second = outline.schedule.children[0]?.children[1];
    const due = new Date('2026-01-01T00:00:00Z');
    expect(second).toMatchObject({ block: 'sequential@s2', access: { due, isGraded: true } });
    const underSecond = second?.children[0]?.children[0];
    expect(underSecond).toMatchObject({ block: 'problem@shared', access: { due } });
    expect(underSecond?.node).toBe(entry('problem@shared'));
  });

  it('ends where a block is written inside itself', () => {
    const again = block('vertical', 'v', {}, [block('vertical', 'v', {}, [block('html', 'inner')])]);
    const { entries } = outlineOf(block('course', 'c', {}, [again]));
    expect([...entries.keys()]).toEqual(['course@c', 'vertical@v']);
    expect(entries.get('vertical@v')?.children).toEqual([]);
  });
});

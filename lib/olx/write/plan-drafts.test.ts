import { describe, expect, it } from 'vitest';
import type { Block } from '@/lib/olx/model';
import { planDrafts } from './plan-drafts';

const block = (name: string, children: readonly Block[] = [], settings = {}): Block => {
  const [type = '', id = ''] = name.split('@');
  return { type, id, settings, children, ...(type === 'html' ? { source: '' } : {}) };
};
const html = block('html@h');
const unit = block('vertical@v', [html]);
const other = block('vertical@w', [block('html@k')]);
const lesson = (...units: Block[]) => block('sequential@s', units);
const course = (...lessons: Block[]) => block('course@course', [block('chapter@c', lessons)]);
const published = course(lesson(unit, other), block('sequential@t'));

function plan(draft: Block) {
  const { written, places } = planDrafts(published, draft);
  return {
    written: [...written].sort(),
    places: Object.fromEntries([...places].map(([key, { parent, index }]) => [key, `${parent.id} ${index}`])),
  };
}

describe('planDrafts', () => {
  it('writes nothing where nothing differs', () => {
    expect(plan(published)).toEqual({ written: [], places: {} });
  });

  it('writes the whole unit in which something differs', () => {
    const changed = block('vertical@v', [{ ...html, source: 'new' }]);
    expect(plan(course(lesson(changed, other), block('sequential@t')))).toEqual({
      written: ['html@h', 'vertical@v'],
      places: { 'vertical@v': 's 0' },
    });
  });

  it('puts new units where they belong, without touching the subsection', () => {
    const fresh = block('vertical@n');
    expect(plan(course(lesson(unit, fresh, other), block('sequential@t')))).toEqual({
      written: ['vertical@n'],
      places: { 'vertical@n': 's 1' },
    });
  });

  it('moves units between subsections', () => {
    expect(plan(course(lesson(unit), block('sequential@t', [other])))).toEqual({
      written: ['html@k', 'vertical@w'],
      places: { 'vertical@w': 't 0' },
    });
  });

  it('writes the subsection that lost or reordered its units, but not its units', () => {
    expect(plan(course(lesson(unit), block('sequential@t')))).toEqual({
      written: ['sequential@s'],
      places: { 'sequential@s': 'c 0' },
    });
    expect(plan(course(lesson(other, unit), block('sequential@t')))).toEqual({
      written: ['sequential@s'],
      places: { 'sequential@s': 'c 0' },
    });
  });

  it('writes both parents of a unit that now stands under two', () => {
    const shared = plan(course(lesson(unit, other), block('sequential@t', [other])));
    expect(shared.written).toContain('vertical@w');
    expect(shared.written).toContain('sequential@s');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateCompletion, type CompletableNode } from './completion';

const node = (name: `${string}@${string}`, ...children: CompletableNode[]): CompletableNode => {
  const [type = '', id = ''] = name.split('@');
  return { type, id, children };
};
const everything = () => true;

describe('aggregateCompletion', () => {
  const course = node(
    'course@run',
    node(
      'chapter@c',
      node('sequential@s', node('vertical@u', node('html@a'), node('problem@b')), node('vertical@v', node('video@d'))),
    ),
  );

  it('completes a container with the last of what is in it', () => {
    const some = aggregateCompletion(
      course,
      new Map([
        ['html@a', 1],
        ['problem@b', 1],
        ['video@d', 0.94],
      ]),
      everything,
    );
    expect(some.get('vertical@u')).toEqual({ total: 2, completed: 2, fraction: 1, state: 'complete' });
    expect(some.get('vertical@v')?.state).toBe('incomplete');
    expect(some.get('course@run')).toEqual({ total: 3, completed: 2, fraction: 2 / 3, state: 'incomplete' });
    const all = aggregateCompletion(
      course,
      new Map([
        ['html@a', 1],
        ['problem@b', 1],
        ['video@d', 1],
      ]),
      everything,
    );
    expect(all.get('course@run')?.state).toBe('complete');
  });

  it('is held up by nobody whom Lectern does not support', () => {
    const unit = node('vertical@u', node('html@a'), node('openassessment@o'), {
      type: 'problem',
      id: 'old',
      isSupported: false,
      children: [],
    });
    expect(aggregateCompletion(unit, new Map([['html@a', 1]]), everything).get('vertical@u')?.state).toBe('complete');
    const only = node('sequential@s', node('vertical@u', node('openassessment@o')), node('vertical@v', node('html@a')));
    const done = aggregateCompletion(only, new Map([['html@a', 1]]), everything);
    expect(done.get('vertical@u')).toEqual({ total: 0, completed: 0, fraction: 0, state: 'nothing' });
    expect(done.get('sequential@s')?.state).toBe('complete');
  });

  it('does not ask for what the learner cannot see', () => {
    const seen = aggregateCompletion(course, new Map([['video@d', 1]]), (block) => block !== 'vertical@u');
    expect(seen.get('course@run')).toMatchObject({ total: 1, state: 'complete' });
    expect(seen.has('html@a')).toBe(false);
  });

  it('counts a block that stands in two places once', () => {
    const shared = node('html@shared');
    const twice = node('sequential@s', node('vertical@u', shared), node('vertical@v', shared));
    const found = aggregateCompletion(twice, new Map([['html@shared', 1]]), everything);
    expect(['vertical@u', 'vertical@v', 'sequential@s'].map((block) => found.get(block)?.total)).toEqual([1, 1, 1]);
  });

  it('never loses completion when one more block is completed', () => {
    const leaves = ['html@a', 'problem@b', 'video@d'];
    fc.assert(
      fc.property(fc.subarray(leaves), fc.constantFrom(...leaves), (done, next) => {
        const of = (blocks: string[]) =>
          aggregateCompletion(course, new Map(blocks.map((block) => [block, 1])), everything).get('course@run');
        expect(of([...done, next])?.completed).toBeGreaterThanOrEqual(of(done)?.completed ?? 0);
      }),
    );
  });
});

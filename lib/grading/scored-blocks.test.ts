import { describe, expect, it } from 'vitest';
import { listScoredBlocks, type ScorableNode } from './scored-blocks';

type More = Partial<Pick<ScorableNode, 'settings' | 'maxPoints'>>;
const node = (name: `${string}@${string}`, children: readonly ScorableNode[] = [], more: More = {}): ScorableNode => {
  const [type = '', id = ''] = name.split('@');
  return { type, id, settings: {}, maxPoints: null, children, ...more };
};
const everything = () => true;

describe('listScoredBlocks', () => {
  it('lists what has points, in post-order, with its weight', () => {
    const subsection = node('sequential@s', [
      node('vertical@u', [
        node('html@text'),
        node('problem@a', [], { maxPoints: 2, settings: { weight: 5 } }),
        node('problem@b', [], { maxPoints: 1, settings: { weight: null } }),
        node('problem@c', [], { maxPoints: 1, settings: { weight: '0.5' } }),
      ]),
    ]);
    expect(listScoredBlocks(subsection, everything)).toEqual([
      { block: 'problem@a', weight: 5, isGraded: true, possible: 2 },
      { block: 'problem@b', weight: null, isGraded: true, possible: 1 },
      { block: 'problem@c', weight: 0.5, isGraded: true, possible: 1 },
    ]);
  });

  it('takes out what the author took out, on the block or above it below the subsection', () => {
    const subsection = node(
      'sequential@s',
      [
        node(
          'vertical@practice',
          [
            node('problem@a', [], { maxPoints: 1 }),
            node('problem@b', [], { maxPoints: 1, settings: { graded: true } }),
          ],
          { settings: { graded: false } },
        ),
        node('vertical@u', [node('problem@c', [], { maxPoints: 1, settings: { graded: 'false' } })]),
        node('vertical@v', [node('problem@d', [], { maxPoints: 1 })]),
      ],
      // Says that the subsection does not count; which of its problems would is another question.
      { settings: { graded: false } },
    );
    const graded = listScoredBlocks(subsection, everything).map(({ block, isGraded }) => [block, isGraded]);
    expect(graded).toEqual([
      ['problem@a', false],
      ['problem@b', true],
      ['problem@c', false],
      ['problem@d', true],
    ]);
  });

  it('leaves out what the learner cannot see, with all below it', () => {
    const subsection = node('sequential@s', [
      node('vertical@hidden', [node('problem@a', [], { maxPoints: 1 })]),
      node('vertical@u', [node('problem@b', [], { maxPoints: 1 })]),
    ]);
    const seen = listScoredBlocks(subsection, (block) => block !== 'vertical@hidden');
    expect(seen.map(({ block }) => block)).toEqual(['problem@b']);
  });
});

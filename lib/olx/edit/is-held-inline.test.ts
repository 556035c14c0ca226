import { expect, it } from 'vitest';
import { isHeldInline } from './is-held-inline';

const source =
  '<conditional url_name="c"><show sources="x"/><html url_name="own"/><html url_name="here">Text</html>' +
  '<vertical url_name="inner"><problem url_name="far"/><problem url_name="near"><p/></problem></vertical></conditional>';

it('tells blocks with files of their own from those that stand in the source', () => {
  const held = (...names: readonly string[]) => isHeldInline(source, names);
  expect([held('html@own'), held('html@here'), held('vertical@inner')]).toEqual([false, true, true]);
  expect([held('problem@far', 'vertical@inner'), held('problem@near', 'vertical@inner')]).toEqual([false, true]);
  // What stands in a block with a file of its own is written there.
  expect(held('html@within', 'html@own')).toBe(false);
  expect(isHeldInline('<broken', ['html@own'])).toBe(true);
});

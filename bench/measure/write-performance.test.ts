import { expect, test } from 'vitest';
import type { Machine } from './machine';
import { sectionOf, withSection } from './write-performance';

const machine: Machine = {
  at: '2026-11-26T10:00:00.000Z',
  node: 'v24.0.0',
  cpu: 'A processor',
  cores: 2,
  memoryGiB: 8,
  loadBefore: 0.25,
};

test('a section says when and where, and holds its tables', () => {
  const section = sectionOf(
    {
      title: 'Pages',
      about: 'Eight clients.',
      tables: [{ columns: ['work', 'CPU ms'], cells: [['a | b', '1.50']] }],
      figures: {},
    },
    machine,
  );
  expect(section).toBe(
    [
      '## Pages',
      '',
      '*2026-11-26 · A processor, 2 cores, 8 GiB · Node v24.0.0 · load before: 0.3*',
      '',
      'Eight clients.',
      '',
      '| work | CPU ms |',
      '| --- | ---: |',
      '| a \\| b | 1.50 |',
    ].join('\n'),
  );
});

test('a part that is measured again replaces its own section and leaves the others', () => {
  const first = withSection(withSection('# Performance\n', 'pages', 'old pages'), 'courses', 'courses');
  const again = withSection(first, 'pages', 'new pages');
  expect(again).toBe(first.replace('old pages', 'new pages'));
  expect(again.indexOf('new pages')).toBeLessThan(again.indexOf('courses'));
});

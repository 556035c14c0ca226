import { expect, it } from 'vitest';
import type { OutlineBlock } from '@/db/courseware';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import type { Settings } from '@/lib/olx/model';
import { buildOutline } from '../../build-outline';
import { inheritedSource, settingSource } from './setting-source';

const block = (type: string, settings: Settings, ...children: OutlineBlock[]): OutlineBlock => ({
  type,
  id: type,
  node: type,
  settings,
  maxPoints: null,
  isSupported: true,
  children,
});
const course = block(
  'course',
  { showanswer: 'never' },
  block(
    'chapter',
    { due: '2026-01-01' },
    block('sequential', { format: 'Lab', due: '2026-02-01' }, block('vertical', { showanswer: 'always' })),
  ),
);
const { entries } = buildOutline({ root: 'r', course, documents: noDocuments, manifest: null });
const of = (type: string) => entries.get(`${type}@${type}`) ?? expect.fail(type);

it('says which block a setting comes from, and what would hold without it', () => {
  const told = (type: string, name: string) => {
    const { value, from } = settingSource(of(type), name);
    return [value, from?.type ?? null];
  };
  expect(told('vertical', 'due')).toEqual(['2026-02-01', 'sequential']);
  expect(told('sequential', 'due')).toEqual(['2026-02-01', 'sequential']);
  expect(inheritedSource(of('sequential'), 'due')).toMatchObject({ value: '2026-01-01', from: { type: 'chapter' } });
  expect(inheritedSource(of('vertical'), 'showanswer')).toMatchObject({ value: 'never', from: { type: 'course' } });
  expect(told('vertical', 'show_correctness')).toEqual(['always', null]);
});

it('does not inherit what each block says for itself', () => {
  expect(settingSource(of('vertical'), 'format')).toEqual({ value: null, from: null });
});

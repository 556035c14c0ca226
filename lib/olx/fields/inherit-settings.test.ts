import { describe, expect, it } from 'vitest';
import { inheritSettings, resolveSettings } from './inherit-settings';

describe('inheritance', () => {
  it('passes on what is inheritable, the nearest ancestor first', () => {
    const course = inheritSettings(
      {},
      { start: '2020-01-01', graded: false, display_name: 'Course', showanswer: 'never' },
    );
    const chapter = inheritSettings(course, { start: '2021-01-01', format: 'Lab' });
    expect(chapter).toEqual({ start: '2021-01-01', graded: false, showanswer: 'never' });
  });

  it('passes on an explicit null', () => {
    expect(inheritSettings({ due: '2020-01-01' }, { due: null })).toEqual({ due: null });
  });

  it('never passes on the format', () => {
    expect(inheritSettings({}, { format: 'Homework' })).toEqual({});
  });

  it('resolves own before inherited before default', () => {
    const settings = resolveSettings(
      'problem',
      { max_attempts: 3, odd: 'x' },
      { max_attempts: 1, rerandomize: 'always' },
    );
    expect(settings).toMatchObject({
      max_attempts: 3,
      rerandomize: 'always',
      showanswer: 'finished',
      show_correctness: 'always',
      start: '2030-01-01T00:00:00Z',
      submission_wait_seconds: 0,
      weight: null,
      odd: 'x',
    });
  });

  it('resolves a type that nobody knows', () => {
    expect(resolveSettings('surprise', { a: 'b' }, {})).toMatchObject({ a: 'b', graded: false });
  });
});

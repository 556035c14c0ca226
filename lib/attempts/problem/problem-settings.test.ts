import { describe, expect, it } from 'vitest';
import type { OutlineEntry } from '@/lib/courses';
import type { Settings } from '@/lib/olx/model';
import { problemSettings } from './problem-settings';

function entry(settings: Settings): OutlineEntry {
  return {
    block: 'problem@p',
    type: 'problem',
    id: 'p',
    node: 'n',
    settings,
    ownSettings: settings,
    maxPoints: 1,
    isSupported: true,
    parent: null,
    parents: [],
    path: [],
    children: [],
    order: 0,
  };
}

describe('problemSettings', () => {
  it('fills in the defaults of Open edX', () => {
    expect(problemSettings(entry({}))).toEqual({
      maxAttempts: null,
      weight: null,
      showanswer: 'finished',
      rerandomize: 'never',
      attemptsBeforeShowAnswer: 0,
      submissionWaitSeconds: 0,
      showResetButton: false,
      forceSaveButton: false,
      gradingMethod: 'last_score',
    });
  });

  it('takes numbers and flags however they are written', () => {
    expect(
      problemSettings(entry({ max_attempts: '3', weight: '2.5', show_reset_button: 'true', force_save_button: true })),
    ).toMatchObject({ maxAttempts: 3, weight: 2.5, showResetButton: true, forceSaveButton: true });
    expect(problemSettings(entry({ max_attempts: 0 })).maxAttempts).toBe(0);
    expect(problemSettings(entry({ max_attempts: '' })).maxAttempts).toBeNull();
    expect(problemSettings(entry({ max_attempts: 'many', weight: 'heavy' }))).toMatchObject({
      maxAttempts: null,
      weight: null,
    });
  });

  it('reads the older words of rerandomize', () => {
    const read = (rerandomize: Settings[string]) => problemSettings(entry({ rerandomize })).rerandomize;
    expect(['true', '', 'false', true, false, 'onreset', 'Always', 'nonsense'].map(read)).toEqual([
      'always',
      'always',
      'per_student',
      'always',
      'per_student',
      'onreset',
      'always',
      'never',
    ]);
  });

  it('never shows the answer where no mode is set, and by default where it is unknown', () => {
    expect(problemSettings(entry({ showanswer: '' })).showanswer).toBe('');
    expect(problemSettings(entry({ showanswer: 'whenever' })).showanswer).toBe('finished');
  });
});

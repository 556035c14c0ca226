import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { problem } from './problem';

function settingsOf(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.message);
  return readSettings(problem, parsed.root);
}

describe('problem', () => {
  it('reads its settings, and names what does not fit', () => {
    const { settings, misfits } = settingsOf(
      '<problem display_name="Q" max_attempts="3" weight="2.5" showanswer="attempted" rerandomize="per_student" ' +
        'submission_wait_seconds="soon" markdown="&gt;&gt;A&lt;&lt;&#10;= 3" filename="p"><p/></problem>',
    );
    expect(settings).toEqual({
      display_name: 'Q',
      max_attempts: 3,
      weight: 2.5,
      showanswer: 'attempted',
      rerandomize: 'per_student',
      submission_wait_seconds: 'soon',
      markdown: '>>A<<\n= 3',
    });
    expect(misfits).toEqual(['The setting "submission_wait_seconds" is "soon"; it should be a whole number.']);
  });

  it('reads "null" of Studio as no markdown', () => {
    expect(settingsOf('<problem markdown="null"/>').settings).toEqual({ markdown: null });
  });
});

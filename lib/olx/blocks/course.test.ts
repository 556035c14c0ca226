import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { course } from './course';

function settingsOf(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.message);
  return readSettings(course, parsed.root);
}

describe('course', () => {
  it('reads settings as Studio exports them', () => {
    const { settings, misfits } = settingsOf(
      '<course url_name="R" org="O" course="N" advanced_modules="[&quot;poll&quot;]" graceperiod="43200 seconds" self_paced="true" ' +
        'start="&quot;2021-01-01T00:00:00+00:00&quot;" instructor_info="{&quot;instructors&quot;: []}" minimum_grade_credit="0.8" ' +
        'max_student_enrollments_allowed="null" language="fi" own_field="[1]"/>',
    );
    expect(settings).toEqual({
      advanced_modules: ['poll'],
      graceperiod: '43200 seconds',
      self_paced: true,
      start: '2021-01-01T00:00:00+00:00',
      instructor_info: { instructors: [] },
      minimum_grade_credit: 0.8,
      max_student_enrollments_allowed: null,
      language: 'fi',
      own_field: '[1]',
    });
    expect(misfits).toEqual([]);
  });
});

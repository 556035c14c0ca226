import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { vertical } from './vertical';

function settingsOf(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.message);
  return readSettings(vertical, parsed.root);
}

describe('vertical', () => {
  it('reads who may see it', () => {
    expect(
      settingsOf(
        '<vertical display_name="Unit" visible_to_staff_only="true" group_access="{&quot;50&quot;: [1, 2]}" discussion_enabled="false"/>',
      ).settings,
    ).toEqual({
      display_name: 'Unit',
      visible_to_staff_only: true,
      group_access: { 50: [1, 2] },
      discussion_enabled: false,
    });
  });
});

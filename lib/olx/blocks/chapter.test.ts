import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { chapter } from './chapter';

function settingsOf(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.message);
  return readSettings(chapter, parsed.root);
}

describe('chapter', () => {
  it('reads its settings', () => {
    expect(
      settingsOf('<chapter display_name="1" highlights="[&quot;a&quot;]" start="2020-01-01" hide_from_toc="true"/>')
        .settings,
    ).toEqual({
      display_name: '1',
      highlights: ['a'],
      start: '2020-01-01',
      hide_from_toc: true,
    });
  });
});

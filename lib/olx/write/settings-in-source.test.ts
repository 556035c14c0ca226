import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockTypeOf } from '@/lib/olx/blocks';
import type { Settings } from '@/lib/olx/model';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { readSettingsOfSource, writeSettingsInSource } from './settings-in-source';

const settingsOf = (source: string): Settings => {
  const parsed = parseXml(source);
  return parsed.ok ? readSettings(blockTypeOf('problem'), parsed.root).settings : {};
};

describe('settings in the source of a problem', () => {
  it('changes what was changed and leaves the rest of the text alone', () => {
    const source = `<problem\n  display_name='A > B'  max_attempts="3" odd="1">\n<p>x</p></problem>`;
    const before = settingsOf(source);
    const { max_attempts: _, ...without } = before;
    expect(writeSettingsInSource('problem', source, before, { ...without, weight: 2 })).toBe(
      `<problem\n  display_name='A > B' odd="1" weight="2">\n<p>x</p></problem>`,
    );
    expect(writeSettingsInSource('problem', source, before, { ...before, display_name: 'C "D"\nE' })).toBe(
      `<problem\n  display_name="C &quot;D&quot;&#10;E"  max_attempts="3" odd="1">\n<p>x</p></problem>`,
    );
    expect(writeSettingsInSource('problem', '<problem/>', {}, { max_attempts: 1 })).toBe('<problem max_attempts="1"/>');
    expect(writeSettingsInSource('problem', '<problem', {}, { max_attempts: 1 })).toBe('<problem');
  });

  it('says afterwards what the settings say', () => {
    const some = fc.record(
      {
        display_name: fc.string({ unit: fc.constantFrom(...'a"\'<>&\n /=') }),
        max_attempts: fc.nat(9),
        show_reset_button: fc.boolean(),
        weight: fc.double({ noNaN: true, min: 0, max: 9 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(some, some, (before, after) => {
        const source = writeSettingsInSource('problem', '<problem><p/></problem>', {}, before);
        expect(settingsOf(source)).toEqual(before);
        const edited = writeSettingsInSource('problem', source, before, after);
        expect(settingsOf(edited)).toEqual(after);
        expect(readSettingsOfSource('problem', source, edited, before)).toEqual(after);
      }),
    );
  });

  it('keeps settings that never stood in the source', () => {
    const settings = { max_attempts: 2, weight: 1 };
    expect(readSettingsOfSource('problem', '<problem weight="1"/>', '<problem/>', settings)).toEqual({
      max_attempts: 2,
    });
    expect(readSettingsOfSource('problem', '<problem weight="1"/>', '<problem', settings)).toEqual(settings);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, Settings } from '@/lib/olx/model';
import { type EditedBlock, readEditedSource } from './read-edited-source';
import { writeSettings } from './write-settings';

const problem = (source: string, settings: Settings = {}): EditedBlock => ({
  type: 'problem',
  id: 'p',
  settings,
  source,
});
/** A block as it is read: its settings are what its source says. */
const read = (type: string, source: string): EditedBlock => {
  const empty = { type, id: 'b', settings: {}, source: '' };
  const found = readEditedSource(empty, source);
  if (!found.ok) throw new Error(found.message);
  return { ...empty, settings: found.settings, source };
};

describe('a source that is edited', () => {
  it('says its settings, beside what stands in the policy', () => {
    const before = problem('<problem max_attempts="2"/>', { max_attempts: 2, weight: 3 });
    expect(readEditedSource(before, '<problem max_attempts="5" showanswer="never"/>')).toEqual({
      ok: true,
      settings: { weight: 3, max_attempts: 5, showanswer: 'never' },
    });
  });

  it('takes a setting away with its attribute', () => {
    const before = problem('<problem max_attempts="2">x</problem>', { max_attempts: 2 });
    expect(readEditedSource(before, '<problem>x</problem>')).toEqual({ ok: true, settings: {} });
  });

  it('is refused with its line where it is broken', () => {
    expect(readEditedSource(problem('<problem/>'), '<problem>\n<p>\n</problem>')).toMatchObject({
      ok: false,
      code: 'olx.broken-source',
      line: 3,
    });
  });

  it('stays the block that it is', () => {
    const before = problem('<problem url_name="p">x</problem>');
    for (const source of ['<html>x</html>', '<problem url_name="q">x</problem>', '<problem url_name="p"/>']) {
      expect(readEditedSource(before, source)).toMatchObject({ ok: false, code: 'olx.other-element' });
    }
    expect(readEditedSource(before, '<problem url_name="p" display_name="Other">x</problem>')).toMatchObject({
      ok: true,
    });
  });

  it('of a text is HTML, whatever it looks like', () => {
    const before = { type: 'html', id: 'h', settings: { display_name: 'Text' }, source: '' };
    expect(readEditedSource(before, '<p>open')).toEqual({ ok: true, settings: { display_name: 'Text' } });
  });
});

describe('settings that are written into a source', () => {
  it('changes only the attributes of what changed', () => {
    const before = read(
      'problem',
      '<problem  max_attempts="2"\n  weight="1.50" odd=\'a "b"\'>\n<p>2 &lt; 3</p><!-- kept --></problem>',
    );
    expect(writeSettings(before, { ...before.settings, max_attempts: 3, display_name: 'A & B' })).toBe(
      '<problem max_attempts="3"\n  weight="1.50" odd=\'a "b"\' display_name="A &amp; B">\n<p>2 &lt; 3</p><!-- kept --></problem>',
    );
    const { weight: _, ...without } = before.settings;
    expect(writeSettings(before, without)).toBe(
      '<problem  max_attempts="2" odd=\'a "b"\'>\n<p>2 &lt; 3</p><!-- kept --></problem>',
    );
  });

  it('leaves a broken source, a text and a source without changes as they are', () => {
    const broken = problem('<problem>');
    expect(writeSettings(broken, { weight: 2 })).toBe('<problem>');
    expect(writeSettings({ type: 'html', id: 'h', settings: {}, source: '<p>a</p>' }, { display_name: 'x' })).toBe(
      '<p>a</p>',
    );
    const same = read('problem', '<problem weight="1.0"/>');
    expect(writeSettings(same, same.settings)).toBe(same.source);
  });

  it('calls a display name that an old course calls name by its name', () => {
    const before = read('problem', '<problem name="Old" url_name="b">x</problem>');
    expect(writeSettings(before, { ...before.settings, display_name: 'New' })).toBe(
      '<problem display_name="New" url_name="b">x</problem>',
    );
  });

  it('puts sources and transcripts of a video into its element', () => {
    const before = read(
      'video',
      '<video youtube_id_1_0="abc" html5_sources="[&quot;a.mp4&quot;]">\n  <source src="a.mp4"/>\n  <transcript language="en" src="a.srt"/>\n  <handout src="/static/h.pdf"/>\n</video>',
    );
    const after = {
      ...before.settings,
      html5_sources: ['b.mp4', 'c&d.webm'],
      transcripts: { fi: 'f.srt', en: 'a.srt' },
    };
    const source = writeSettings(before, after);
    expect(source).toBe(
      '<video youtube_id_1_0="abc">\n  <handout src="/static/h.pdf"/>\n  <source src="b.mp4"/>\n  <source src="c&amp;d.webm"/>\n  <transcript language="fi" src="f.srt"/>\n  <transcript language="en" src="a.srt"/>\n</video>',
    );
    expect(readEditedSource(before, source)).toEqual({ ok: true, settings: after });
    expect(writeSettings(read('video', '<video/>'), { html5_sources: ['x.mp4'] })).toBe(
      '<video>\n  <source src="x.mp4"/>\n</video>',
    );
  });

  it('is read again as what was written', () => {
    const text = fc.string({ maxLength: 20 }).filter((value) => !/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/u.test(value));
    const word = text.filter((value) => value !== '');
    const values: Readonly<Record<string, fc.Arbitrary<Json>>> = {
      display_name: text,
      max_attempts: fc.integer({ min: 0, max: 99 }),
      weight: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 100 }).map((value) => value + 0),
      start_time: fc.constantFrom('00:00:10', '01:00:00'),
      html5_sources: fc.array(word, { minLength: 1, maxLength: 3 }),
      transcripts: fc.dictionary(fc.constantFrom('en', 'fi', 'ar'), word, { minKeys: 1, maxKeys: 3 }),
      download_video: fc.boolean(),
      handout: word,
      track: word,
    };
    const settings = fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Settings>;
    fc.assert(
      fc.property(settings, settings, (first, second) => {
        const start = { type: 'video', id: 'b', settings: {}, source: '<video url_name="b"/>' };
        const once = { ...start, settings: first, source: writeSettings(start, first) };
        const source = writeSettings(once, second);
        expect(readEditedSource(once, source)).toEqual({ ok: true, settings: second });
      }),
      { numRuns: 300 },
    );
  });
});

import { expect, it } from 'vitest';
import { findMentionedFiles } from './find-mentioned-files';

const course = { org: 'Org', number: 'C1', run: 'r1' };
const found = (
  ...bodies: { type?: string; source?: string; settings?: Record<string, string | string[] | Record<string, string>> }[]
) =>
  [
    ...findMentionedFiles(
      bodies.map((body) => ({ type: 'html', id: 'x', settings: {}, children: [], ...body })),
      course,
    ),
  ].sort();

it('finds the files that sources and settings name, of this course alone', () => {
  expect(
    found({
      source: `<img src="/static/a%20b.png?x=1&amp;y"> <a href='/static/notes/c.pdf'>c</a> /static/not-quoted.png
        <img src="/asset-v1:Org+C1+r1+type@asset+block@d.png"> <img src="/asset-v1:Else+C1+r1+type@asset+block@e.png">
        <a href="/jump_to_id/f">f</a> <img src="https://example.org/static/g.png">`,
      settings: { handout: '/static/h.pdf', texts: ['see "/static/i.png"'] },
    }),
  ).toEqual(['a b.png', 'd.png', 'h.pdf', 'i.png', 'notes/c.pdf']);
});

it('finds what a video plays with', () => {
  expect(
    found({
      type: 'video',
      settings: {
        transcripts: { en: 'film.srt' },
        sub: 'old',
        handout: 'sheet.pdf',
        track: 'https://example.org/t.srt',
      },
    }),
  ).toEqual(['film.srt', 'sheet.pdf']);
});

it('counts the course’s Python library among what a script needs', () => {
  const script = '<problem><script type="loncapa/python">from ours import f</script></problem>';
  expect(found({ type: 'problem', source: script })).toEqual(['python_lib.zip']);
  expect(found({ type: 'problem', source: '<problem><script type="text/javascript">f()</script></problem>' })).toEqual(
    [],
  );
  expect(found({ type: 'html', source: script })).toEqual([]);
});

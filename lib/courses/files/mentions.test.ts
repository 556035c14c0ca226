import { expect, it } from 'vitest';
import { readEditedSource } from '@/lib/olx/edit/read-edited-source';
import { findBlockMentions, findMentions } from './find-mentions';
import { renameInBlock, renamer } from './rename-mentions';

const course = { org: 'Org', number: 'C1', run: 'r1' };
const found = (text: string) => [...findMentions(text, course)].sort();

it.each([
  ['<img src="/static/a.png">', ['a.png']],
  ["<a href='/static/my%20notes.pdf#page=2'>", ['my notes.pdf']],
  ['<img src="/asset-v1:Org+C1+r1+type@asset+block@img_a.png">', ['img_a.png']],
  ['<img src="/asset-v1:Else+C9+r1+type@asset+block@img_a.png">', []],
  ['![A lamp](/static/img/lamp.png)', ['img/lamp.png']],
  ['.head { background: url(/static/head.jpg?v=2) }', ['head.jpg']],
  ['static/a.png, and https://example.org/a.png', []],
])('finds in %s %j', (text, names) => {
  expect(found(text)).toEqual(names);
});

it('finds what settings name: files, transcripts by language, addresses', () => {
  const settings = {
    course_image: 'cover.png',
    transcripts: { en: 'talk-en.srt', fi: 'puhe.srt' },
    html5_sources: ['/static/film.mp4'],
    sub: 'abc',
    display_name: 'No. 1',
  };
  const names = findBlockMentions({ settings }, course);
  for (const name of ['cover.png', 'talk-en.srt', 'puhe.srt', 'film.mp4', 'subs_abc.srt.sjson']) {
    expect(names).toContain(name);
  }
});

it.each([
  ['<img src="/static/my notes.png">', '<img src="/static/new/n%20otes.png">'],
  ['<img src="/static/my%20notes.png?raw=1">', '<img src="/static/new/n%20otes.png?raw=1">'],
  ['<img src="/static/my_notes.png">', '<img src="/static/new/n%20otes.png">'],
  ['<img src="/asset-v1:Org+C1+r1+type@asset+block@my_notes.png">', '<img src="/static/new/n%20otes.png">'],
  ['![x](/static/my%20notes.png)', '![x](/static/new/n%20otes.png)'],
  ['my notes.png', 'new/n otes.png'],
  ['<img src="/static/my notes.png2"> my notes.png', '<img src="/static/my notes.png2"> my notes.png'],
  ['<img src="/static/other/my notes.png">', '<img src="/static/other/my notes.png">'],
])('renames in %s', (text, wanted) => {
  expect(renamer('my notes.png', 'new/n otes.png')(text)).toBe(wanted);
});

it('leaves a block that does not name the file as it is, the very same', () => {
  const settings = { display_name: 'a.png and b' };
  const body = { type: 'html', id: 'h', settings, source: '<img src="/static/b.png">', children: [] };
  expect(renameInBlock(body, renamer('a.png', 'c.png'))).toBe(body);
});

it('renames a transcript in the settings of a film and in its source, which is read next', () => {
  const source = '<video url_name="v"><transcript language="en" src="film.srt"/><p>film.srt</p></video>';
  const body = { type: 'video', id: 'v', settings: { transcripts: { en: 'film.srt' } }, source, children: [] };
  const renamed = renameInBlock(body, renamer('film.srt', 'talk.srt'));
  expect(renamed.settings).toEqual({ transcripts: { en: 'talk.srt' } });
  expect(renamed.source).toContain('src="talk.srt"');
  expect(renamed.source).toContain('<p>film.srt</p>');
  expect(readEditedSource({ ...renamed, source: renamed.source ?? '' }, `${renamed.source}\n`)).toEqual({
    ok: true,
    settings: renamed.settings,
  });
});

import { expect, it } from 'vitest';
import { parseSideName } from './side-name';

it.each([
  ['course.tar.gz', 'path', 'course.tar.gz', null],
  ['../old/course@draft', 'path', '../old/course', 'draft'],
  ['someone@published.zip', 'path', 'someone@published.zip', null],
  ['course-v1:Org+C1+r1', 'course', 'course-v1:Org+C1+r1', null],
  ['course-v1:Org+C1+r1@published', 'course', 'course-v1:Org+C1+r1', 'published'],
  ['rev_01JABCDEFGHJKMNPQRSTVWXYZ0', 'revision', 'rev_01JABCDEFGHJKMNPQRSTVWXYZ0', null],
  ['./rev_1', 'path', './rev_1', null],
])('reads %s', (text, kind, name, head) => {
  expect(parseSideName(text)).toEqual({ kind, name, head });
});

import { expect, it } from 'vitest';
import { placeFrame } from './place-frame';

const courseKey = 'course-v1:O+N+R';
const input = (src: string, usesChannel = false) => ({ src, usesChannel });

it.each([
  ['/static/a b.html', '/assets/course-v1:O+N+R/a%20b.html?jsinput'],
  ['/static/a.html?x=1#part', '/assets/course-v1:O+N+R/a.html?x=1&jsinput#part'],
  [' /static/a.html ', '/assets/course-v1:O+N+R/a.html?jsinput'],
])('asks for the file %s with the bridge', (src, address) => {
  expect(placeFrame(input(src), courseKey)).toEqual({ src: address, usesChannel: false });
});

it('leaves a file that speaks JSChannel as it is', () => {
  expect(placeFrame(input('/static/a.html', true), courseKey)).toEqual({
    src: '/assets/course-v1:O+N+R/a.html',
    usesChannel: true,
  });
});

it.each([
  ['https://phet.colorado.edu/a.html', 'https://phet.colorado.edu/a.html'],
  ['//phet.colorado.edu/a.html', 'https://phet.colorado.edu/a.html'],
])('reaches %s over JSChannel, whatever the author says', (src, address) => {
  expect(placeFrame(input(src), courseKey)).toEqual({ src: address, usesChannel: true });
});

it.each([
  '',
  'a.html',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://phet.colorado.edu/a.html',
  'https://elsewhere.example/a.html',
  '/sign-in',
  '/courses/course-v1:O+N+R',
  '/assets/course-v1:Other+N+R/a.html',
  '//elsewhere.example/assets/course-v1:O+N+R/a.html',
])('has no place for %j', (src) => {
  expect(placeFrame(input(src), courseKey).src).toBe('');
});

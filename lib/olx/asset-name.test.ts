import { expect, it } from 'vitest';
import { assetName } from './asset-name';

it.each([
  ['images/Screen Shot 2016-06-01 at 2.15.10 PM.png', 'images_Screen_Shot_2016-06-01_at_2.15.10_PM.png'],
  ['Satya Nadella_ His.mp4.vtt', 'Satya_Nadella__His.mp4.vtt'],
  ['a~b.png', 'a_b.png'],
  ['50%-äö٣.png', '50%-äö٣.png'],
])('calls %s %s', (path, name) => {
  expect(assetName(path)).toBe(name);
});

import { expect, it } from 'vitest';
import { nameDownload } from './name-download';

it.each([
  ['audit.ndjson', `attachment; filename="audit.ndjson"; filename*=UTF-8''audit.ndjson`],
  [
    'Größe (1) "a".csv',
    `attachment; filename="Gr__e (1) _a_.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29%20%22a%22.csv`,
  ],
  // A browser would end the name at the quote, and half of a pair has no bytes in UTF-8.
  [`it's \ud800.csv`, `attachment; filename="it's _.csv"; filename*=UTF-8''it%27s%20%EF%BF%BD.csv`],
  ['a\\b\r\nc', `attachment; filename="a_b__c"; filename*=UTF-8''a%5Cb%0D%0Ac`],
])('a download is named %j', (name, value) => {
  expect(nameDownload('attachment', name)).toBe(value);
  expect(new Headers({ 'content-disposition': value }).get('content-disposition')).toBe(value);
});

import { describe, expect, it } from 'vitest';
import { judgeFailure } from './judge-failure';

const smtp = (message: string, fields: object) => Object.assign(new Error(message), fields);

describe('judgeFailure', () => {
  it('tells what is for good from what may pass, and a mailbox that is none from a mail that is not wanted', () => {
    const judged = [
      smtp('none', { responseCode: 550, command: 'RCPT TO' }),
      smtp('full', { responseCode: 552, command: 'RCPT TO' }),
      smtp('unwanted', { responseCode: 550, command: 'DATA' }),
      smtp('later', { responseCode: 450, command: 'RCPT TO' }),
      smtp('no connection', { code: 'ECONNREFUSED', command: 'CONN' }),
      'thrown',
    ].map(judgeFailure);
    expect(judged.map(({ isFinal, isAddressRefused }) => [isFinal, isAddressRefused])).toEqual([
      [true, true],
      [true, false],
      [true, false],
      [false, false],
      [false, false],
      [false, false],
    ]);
  });

  it('looks into what wraps the error, and names nobody', () => {
    const cause = smtp('550 5.1.1 <ada@example.org>: no such user\nada@example.org', {
      responseCode: 550,
      command: 'RCPT TO',
    });
    expect(judgeFailure(new Error('The mail could not be sent.', { cause }))).toEqual({
      isFinal: true,
      isAddressRefused: true,
      reason: '550 5.1.1 …: no such user …',
    });
  });
});

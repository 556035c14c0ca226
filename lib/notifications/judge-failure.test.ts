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

  it('keeps a letter where the server refuses this site, whatever the letter', () => {
    const judged = [
      smtp('Invalid login: 535 5.7.8 bad credentials', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }),
      smtp('Mail command failed: 530 5.7.0 sign in first', { responseCode: 530, command: 'MAIL FROM' }),
      smtp('Invalid greeting: 554 5.7.1 no service for you', { responseCode: 554, command: 'CONN' }),
    ].map(judgeFailure);
    expect(judged.map(({ isFinal, isAddressRefused }) => [isFinal, isAddressRefused])).toEqual([
      [false, false],
      [false, false],
      [false, false],
    ]);
  });

  it('takes an address for none where the reply says so, and not where it is about the sender', () => {
    const judged = [
      '550 5.1.1 no such user',
      '550 5.1.10 no such recipient',
      '550-5.1.1 no such user',
      '550 5.2.1 the mailbox is disabled',
      '550 no such user',
      '550 5.7.1 the host of the client is on a block list',
      '550-5.7.26 this mail is not signed',
      '551 5.7.1 relaying is denied',
      '550 5.2.2 the mailbox is full',
    ].map((reply) =>
      judgeFailure(
        smtp(`Can't send mail - all recipients were rejected: ${reply}`, {
          responseCode: Number(reply.slice(0, 3)),
          command: 'RCPT TO',
        }),
      ),
    );
    expect(judged.map(({ isFinal }) => isFinal)).toEqual(Array(9).fill(true));
    expect(judged.map(({ isAddressRefused }) => isAddressRefused)).toEqual([
      ...[true, true, true, true, true],
      ...[false, false, false, false],
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

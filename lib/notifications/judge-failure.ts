import { z } from 'zod';

/** What became of a mail that a server did not take. */
export interface MailFailure {
  /** Trying again would not help (RFC 5321, 4.2.1: a reply of 5yz). */
  readonly isFinal: boolean;
  /** It is the address that is refused, not this mail. */
  readonly isAddressRefused: boolean;
  /** In words for the operator, without any address. */
  readonly reason: string;
}

const smtpError = z.object({
  message: z.string(),
  code: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
});

/** Replies to these are about this site: its password, its address, its sender. They may pass for every letter alike. */
const isOfSite = (command: string) => /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL)\b/.test(command);
/** Replies to `RCPT TO` that say that there is no such mailbox (RFC 5321, 4.2.2), rather than that a mail is not wanted now. */
const noMailbox: ReadonlySet<number> = new Set([550, 551, 553]);
/** Of those that say more (RFC 3463): the mailbox, and not the sender, its network or its mails, is what is refused. */
const noMailboxDetail = /^5\.(0\.0|1\.(0|1|2|3|6|10)|2\.1)$/;
const maxReason = 300;

/** Judges what sending threw: the error of the mail library, or what wraps it. */
export function judgeFailure(error: unknown): MailFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const read = smtpError.safeParse(
    cause instanceof Error ? { ...cause, message: cause.message } : { message: String(cause) },
  );
  const { message, responseCode = 0, command = '' } = read.success ? read.data : { message: String(cause) };
  const isFinal = responseCode >= 500 && responseCode < 600 && !isOfSite(command);
  const [, detail] = /\b5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(message) ?? [];
  return {
    isFinal,
    isAddressRefused:
      isFinal &&
      command.startsWith('RCPT') &&
      noMailbox.has(responseCode) &&
      (detail === undefined || noMailboxDetail.test(detail)),
    reason: message
      .replace(/<?[^\s<>]+@[^\s<>]+>?/g, '…')
      .replace(/\s+/g, ' ')
      .slice(0, maxReason),
  };
}

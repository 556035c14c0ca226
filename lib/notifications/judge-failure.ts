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

/** Replies to `RCPT TO` that say that there is no such mailbox (RFC 5321, 4.2.2), rather than that a mail is not wanted now. */
const noMailbox: ReadonlySet<number> = new Set([550, 551, 553]);
const maxReason = 300;

/** Judges what sending threw: the error of the mail library, or what wraps it. */
export function judgeFailure(error: unknown): MailFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const read = smtpError.safeParse(
    cause instanceof Error ? { ...cause, message: cause.message } : { message: String(cause) },
  );
  const { message, responseCode = 0, command = '' } = read.success ? read.data : { message: String(cause) };
  const isFinal = responseCode >= 500 && responseCode < 600;
  return {
    isFinal,
    isAddressRefused: isFinal && command.startsWith('RCPT') && noMailbox.has(responseCode),
    reason: message
      .replace(/<?[^\s<>]+@[^\s<>]+>?/g, '…')
      .replace(/\s+/g, ' ')
      .slice(0, maxReason),
  };
}

import { invalid } from '@/lib/errors';

/**
 * How often something may be tried in a window. A class of thirty may sit behind one address and begin at the same
 * minute, so limits by address are wide; limits by account are narrow.
 */
export interface Limit {
  readonly count: number;
  readonly windowSeconds: number;
}

const minute = 60;
const hour = 3600;

export const limits = {
  /** Wrong passwords for one account from one network; right ones are given back. */
  'sign-in.account-and-address': { count: 10, windowSeconds: 15 * minute },
  /** Wrong passwords for one account from anywhere. */
  'sign-in.account': { count: 60, windowSeconds: hour },
  /** Wrong passwords from one network. */
  'sign-in.address': { count: 200, windowSeconds: 15 * minute },
  'registration.address': { count: 120, windowSeconds: hour },
  /** Mails that one address can be made to receive. */
  'mail.recipient': { count: 6, windowSeconds: hour },
  'reset.address': { count: 60, windowSeconds: hour },
  /** Wrong passwords of somebody who is signed in: to change it, the mail address, or to delete the account. */
  'confirm-password.account': { count: 10, windowSeconds: 15 * minute },
  /** Certificates drawn as PDF, and checked, for one network. */
  'certificate.address': { count: 300, windowSeconds: hour },
  /** Mail addresses that one member of a team gives roles to: each try tells whether somebody has the address. */
  'team.account': { count: 100, windowSeconds: hour },
  /** What one person of a course team looks up and writes in the studio. */
  'studio.account': { count: 600, windowSeconds: minute },
  /** Files and archives that one person sends, and how many MB (10⁶ bytes) of them; and one network. */
  'upload.account': { count: 3000, windowSeconds: hour },
  'upload-megabytes.account': { count: 20_000, windowSeconds: hour },
  'upload.address': { count: 12_000, windowSeconds: hour },
  'upload-megabytes.address': { count: 80_000, windowSeconds: hour },
  /** Answers and other acts at problems of one learner: ten a second, for a minute. */
  'submission.account': { count: 600, windowSeconds: minute },
  /** The same of one network, which may be a university's. */
  'submission.address': { count: 30_000, windowSeconds: minute },
  /** Comments of one reviewer. */
  'comment.account': { count: 120, windowSeconds: minute },
  /** What one person changes of learners: points, extensions, rosters, reports. */
  'teaching.account': { count: 600, windowSeconds: hour },
  /** Problems that one author tries while writing them: each may run their scripts. */
  'problem-preview.account': { count: 120, windowSeconds: minute },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;

const isLimitName = (name: string): name is LimitName => Object.hasOwn(limits, name);

/**
 * Counts that an installation has set for itself, as `LECTERN_LIMITS` says them: `NAME=COUNT`, with commas between them. Throws Invalid
 * `limits.configuration` for a name that there is not.
 *
 * @example readLimits('submission.account=60').get('submission.account') // 60
 */
export function readLimits(text: string | undefined): ReadonlyMap<LimitName, number> {
  const entries = (text ?? '').split(',').filter((part) => part.trim() !== '');
  return new Map(
    entries.map((entry): [LimitName, number] => {
      const [, name = '', count = ''] = /^\s*([\w.-]+)=(\d{1,9})\s*$/.exec(entry) ?? [];
      if (!isLimitName(name)) {
        throw invalid('limits.configuration', `LECTERN_LIMITS has no limit "${entry.trim()}": it is NAME=COUNT, …`);
      }
      return [name, Number(count)];
    }),
  );
}

let configured: { readonly text: string | undefined; readonly counts: ReadonlyMap<LimitName, number> } | undefined;

/** The limit as it holds here: its own count, or the one that the environment gives it. */
export function limitOf(name: LimitName): Limit {
  const text = process.env.LECTERN_LIMITS;
  if (configured === undefined || configured.text !== text) {
    configured = { text, counts: readLimits(text) };
  }
  const { count, windowSeconds } = limits[name];
  return { count: configured.counts.get(name) ?? count, windowSeconds };
}

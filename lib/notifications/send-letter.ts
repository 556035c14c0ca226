import { createTranslator } from 'next-intl';
import { messagesOf, offeredLocales } from '@/i18n/catalogue';
import { directionOf, negotiateLocale } from '@/i18n/locales';
import type { Context } from '@/lib/context';
import { loadSiteSettings } from '@/lib/site';
import type english from '@/messages/en.json';
import { composeLetter, type Letter } from './compose-letter';
import type { QueuedLetter } from './queued-letter';
import { sendMail } from './send-mail';

/** To whom, and in which language. */
export interface Reader {
  /** The user's. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

/** Every letter that Lectern sends; `url` is where its link leads. */
export type LetterKind =
  | { readonly kind: 'verify' | 'known' | 'reset' | 'change'; readonly url: string }
  | { readonly kind: 'changing'; readonly newEmail: string }
  | { readonly kind: 'passwordChanged' }
  | { readonly kind: 'deleted' }
  | Exclude<QueuedLetter, { kind: 'reset' }>
  | { readonly kind: 'workflowFailed'; readonly functionId: string; readonly message: string }
  | {
      readonly kind: 'webhookFailing' | 'webhookDisabled' | 'webhookGone';
      readonly url: string;
      readonly failures: number;
      readonly error: string;
    };

/**
 * Writes a letter in its reader's language, in the name of the site, and sends it. Throws Unavailable `mail.not-sent`.
 *
 * @param options.messageId what the same letter is known by when it is sent again; made up where it is missing
 */
export async function sendLetter(
  ctx: Pick<Context, 'db'>,
  reader: Reader,
  letter: LetterKind,
  options: { readonly messageId?: string } = {},
): Promise<void> {
  const locale = negotiateLocale([reader.locale], offeredLocales);
  const t = createTranslator({ locale, messages: asEnglish(messagesOf(locale)), namespace: 'mail' });
  const { general } = await loadSiteSettings(ctx.db);
  const site = general.name || t('site');
  const words = wordsOf(t, letter, site);
  await sendMail({
    to: { name: reader.name, address: reader.email },
    readerId: reader.id,
    ...(general.name && { fromName: general.name }),
    ...(general.contactEmail && { replyTo: general.contactEmail }),
    subject: words.subject,
    ...options,
    ...composeLetter({
      ...words,
      lang: locale,
      dir: directionOf(locale),
      greeting: t('greeting', { name: reader.name }),
      closing: t('closing', { site }),
    }),
  });
}

type MailTranslator = ReturnType<typeof createTranslator<typeof english, 'mail'>>;

function wordsOf(
  t: MailTranslator,
  letter: LetterKind,
  site: string,
): Pick<Letter, 'paragraphs' | 'link' | 'notes'> & { readonly subject: string } {
  switch (letter.kind) {
    case 'verify':
    case 'reset':
    case 'change':
      return {
        subject: t(`${letter.kind}.subject`),
        paragraphs: [letter.kind === 'verify' ? t('verify.body', { site }) : t(`${letter.kind}.body`)],
        link: { label: t(`${letter.kind}.action`), url: letter.url },
        notes: [t(`${letter.kind}.life`)],
      };
    case 'known':
      return {
        subject: t('known.subject'),
        paragraphs: [t('known.body'), t('known.help')],
        link: { label: t('known.action'), url: letter.url },
        notes: [t('ignore')],
      };
    case 'changing':
      return {
        subject: t('changing.subject'),
        paragraphs: [t('changing.body', { email: letter.newEmail })],
        notes: [t('changing.note')],
      };
    case 'certificateIssued':
      return {
        subject: t('certificateIssued.subject', { course: letter.course }),
        paragraphs: [t('certificateIssued.body', { course: letter.course })],
        link: { label: t('certificateIssued.action'), url: letter.url },
        notes: [t('certificateIssued.note')],
      };
    case 'enrolled':
      return {
        subject: t('enrolled.subject', { course: letter.course }),
        paragraphs: [t('enrolled.body', { course: letter.course })],
        link: letter.url === null ? undefined : { label: t('enrolled.action'), url: letter.url },
        notes: [t('enrolled.note')],
      };
    case 'workflowFailed':
      return {
        subject: t('workflowFailed.subject', { function: letter.functionId }),
        paragraphs: [t('workflowFailed.body', { function: letter.functionId }), letter.message],
        notes: [t('workflowFailed.note')],
      };
    case 'webhookFailing':
    case 'webhookDisabled':
    case 'webhookGone':
      return {
        subject: t(`${letter.kind}.subject`, { url: letter.url }),
        paragraphs: [t(`${letter.kind}.body`, { url: letter.url, failures: letter.failures }), letter.error],
        notes: [t(`${letter.kind}.note`)],
      };
    case 'passwordChanged':
    case 'deleted':
      return {
        subject: t(`${letter.kind}.subject`),
        paragraphs: [t(`${letter.kind}.body`)],
        notes: [t(`${letter.kind}.note`)],
      };
  }
}

/** Every catalogue has the keys of the English one; a test of the catalogues holds them to it. */
function asEnglish(messages: ReturnType<typeof messagesOf>): typeof english {
  return messages as typeof english;
}

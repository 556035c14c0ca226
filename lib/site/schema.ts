import { z } from 'zod';
import { isTimeZone } from '@/i18n/time-zones';

/**
 * What admins set for the whole site, by part. Each field has a value that it comes with, so that `parse({})` is a site on which
 * nobody has set anything. A message is a code: pages say it under `admin.settings.wrong`.
 */

/** One line, without what would be read as markup. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'too-long')
    .regex(/^[^\p{Cc}<>]*$/u, 'no-signs');

const mailAddress = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+$/;
const mailDomain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

const general = z.object({
  /** Empty: the name that the interface comes with. */
  name: line(60).default(''),
  description: line(300).default(''),
  /** Whom people may write to; empty where there is nobody. */
  contactEmail: z.union([z.literal(''), line(254).regex(mailAddress, 'bad-email')]).default(''),
  /** For whoever has chosen none. */
  timeZone: z.string().trim().refine(isTimeZone, 'bad-time-zone').default('UTC'),
});

export const registrationPolicies = ['open', 'invited', 'closed'] as const;

const registration = z.object({
  /** `invited`: whom a course team has invited by mail address. */
  policy: z.enum(registrationPolicies).default('open'),
  /** Mail domains of those who may register; none: all. */
  mailDomains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .transform((domain) => domain.replace(/^@/, ''))
        .pipe(z.string().regex(mailDomain, 'bad-domain')),
    )
    .max(200, 'too-many')
    .transform((domains) => [...new Set(domains)])
    .default([]),
  mustAcceptTerms: z.boolean().default(true),
});

/** `admins`: of the site alone; `creators`: admins of organisations and whoever was made a course creator too. */
export const courseCreators = ['admins', 'creators', 'everybody'] as const;
export type CourseCreators = (typeof courseCreators)[number];

const courses = z.object({
  /** Who may make courses; `everybody`: with a confirmed mail address, in any organisation. */
  creators: z.enum(courseCreators).default('creators'),
});

const legalPage = z
  .object({
    /** As it was written: HTML, or plain text with empty lines between paragraphs. It passes the sanitiser when it is shown. */
    text: z
      .string()
      .max(200_000, 'too-long')
      // Nothing but space is no page: else it would be shown, empty, in the place of the one that comes with the house.
      .transform((text) => (text.trim() === '' ? '' : text))
      .default(''),
    /** A date or a number, which tells this text from those before it. */
    version: z
      .string()
      .trim()
      .regex(/^[\w.-]{0,40}$/, 'bad-version')
      .default(''),
  })
  .refine(({ text, version }) => text.trim() === '' || version !== '', {
    message: 'version-missing',
    path: ['version'],
  });

export const legalPages = ['terms', 'privacy', 'accessibility'] as const;
export type LegalPage = (typeof legalPages)[number];

export const settingsSections = {
  general,
  registration,
  courses,
  terms: legalPage,
  privacy: legalPage,
  accessibility: legalPage,
} as const;

export type SettingsSection = keyof typeof settingsSections;
export type SettingsOf<Section extends SettingsSection> = z.output<(typeof settingsSections)[Section]>;

/** What is set for the site, and for each part which state of it this is: 0 where nobody has changed it. */
export type SiteSettings = { readonly [Section in SettingsSection]: SettingsOf<Section> } & {
  readonly revs: Readonly<Record<SettingsSection, number>>;
};

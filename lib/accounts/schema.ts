import { z } from 'zod';
import { isTimeZone } from '@/i18n/time-zones';

/**
 * What forms and commands send, parsed at the border. A message here is a code: pages say it in the reader's language
 * under `account.errors.<code>`.
 */

/** Trimmed and lower case: the form that the database compares. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'email-missing')
  .max(254, 'email-invalid')
  // One @ with something on each side; the link that we send is the real check.
  .regex(/^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+$/, { message: 'email-invalid', abort: true })
  .refine((email) => !/^\.|\.\.|\.@|@[.-]|[.-]$/.test(email), 'email-invalid');

/**
 * A name as the person writes it: any script, spaces inside, no control characters. Not an address of the web: we greet
 * people by name in mails, and those must not carry a stranger's advertisement.
 */
export const nameField = z
  .string()
  .trim()
  .min(1, 'name-missing')
  .max(255, 'name-long')
  .regex(/^[^\p{Cc}<>]*$/u, 'name-invalid')
  .refine((name) => !/:\/\/|\bwww\./i.test(name), 'name-invalid');

/** A password that is being chosen: length is what counts (NIST SP 800-63B). */
export const newPasswordField = z
  .string()
  .min(1, 'password-missing')
  .min(8, 'password-short')
  .max(200, 'password-long');

/** A password that is being checked: no rule but that there is one. */
export const passwordField = z.string().min(1, 'password-missing').max(1000, 'password-missing');

export const localeField = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'locale-invalid')
  .max(35);

/** An IANA zone that this machine knows. */
export const timeZoneField = z.string().max(64, 'time-zone-invalid').refine(isTimeZone, 'time-zone-invalid');

export const bioField = z.string().trim().max(3000, 'bio-long');

/** The secret part of a link sent by mail. */
export const tokenField = z.string().regex(/^[\w-]{43}$/, 'link-invalid');

import { describe, expect, it } from 'vitest';
import { emailField, nameField, newPasswordField, timeZoneField, tokenField } from './schema';

describe('the fields of the forms', () => {
  it('bring an address into one form', () => {
    expect(emailField.parse('  Ada.Lovelace@Example.ORG ')).toBe('ada.lovelace@example.org');
    expect(emailField.parse('ada+notes@localhost')).toBe('ada+notes@localhost');
    expect(emailField.parse('用户@例子.广告')).toBe('用户@例子.广告');
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'a b@example.org',
    'a@b@c',
    'a@example.org\nbcc:x@y',
    'a@.org',
    'a,b@c.org',
  ])('refuse the address %j', (email) => {
    expect(emailField.safeParse(email).success).toBe(false);
  });

  it('say one thing at a time', () => {
    const result = emailField.safeParse('');
    expect(result.error?.issues[0]?.message).toBe('email-missing');
    expect(newPasswordField.safeParse('').error?.issues[0]?.message).toBe('password-missing');
    expect(newPasswordField.safeParse('short').error?.issues[0]?.message).toBe('password-short');
  });

  it('take names of every script and no line breaks', () => {
    expect(nameField.parse(' Ngũgĩ wa Thiong’o ')).toBe('Ngũgĩ wa Thiong’o');
    expect(nameField.safeParse('Ada\r\nBcc: all').success).toBe(false);
    expect(nameField.safeParse('Win at https://prize.example').success).toBe(false);
  });

  it('know time zones and links', () => {
    expect(timeZoneField.safeParse('Europe/Helsinki').success).toBe(true);
    expect(timeZoneField.safeParse('Mars/Olympus').success).toBe(false);
    expect(tokenField.safeParse('a'.repeat(43)).success).toBe(true);
    expect(tokenField.safeParse("' or 1=1").success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { legalHtml, settingsSections } from '.';

describe('the text of a legal page', () => {
  it('becomes paragraphs where it is plain', () => {
    expect(legalHtml('Be kind.\n\nShare & care:\n1 < 2\n')).toBe(
      '<p>Be kind.</p>\n<p>Share &amp; care:<br>1 &lt; 2</p>',
    );
  });

  it('stays as it is where it has tags', () => {
    const html = '<h2>Terms</h2>\n\n<p>Be kind.</p>';
    expect(legalHtml(html)).toBe(html);
  });
});

describe('what is set for the site', () => {
  it('has a value for every field that nobody has set', () => {
    for (const section of Object.values(settingsSections)) {
      expect(section.safeParse({}).success).toBe(true);
    }
  });

  it.each(['mill', 'mill.example/', 'a b.example', '.example', 'mill..example', '*.example', '-mill.example'])(
    'takes no mail domain %j',
    (domain) => {
      expect(settingsSections.registration.safeParse({ mailDomains: [domain] }).success).toBe(false);
    },
  );

  it('has no legal page where there is nothing but space', () => {
    expect(settingsSections.terms.parse({ text: ' \n\t ', version: '' }).text).toBe('');
    expect(settingsSections.terms.parse({ text: ' Be kind.\n', version: '1' }).text).toBe(' Be kind.\n');
  });

  it('takes mail domains in any case, each once', () => {
    const { mailDomains } = settingsSections.registration.parse({ mailDomains: ['@Mill.Example', 'mill.example'] });
    expect(mailDomains).toEqual(['mill.example']);
  });
});

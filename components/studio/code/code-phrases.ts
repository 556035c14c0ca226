import type { useTranslations } from 'next-intl';

/** The words of the editor, by what it calls them itself. */
const phrases = {
  Find: 'find',
  Replace: 'replaceWith',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  regexp: 'regexp',
  'by word': 'byWord',
  replace: 'replace',
  'replace all': 'replaceAll',
  close: 'close',
  'Go to line': 'goToLine',
  go: 'go',
  Completions: 'completions',
  Diagnostics: 'diagnostics',
  'No diagnostics': 'noDiagnostics',
} as const;

/** What the editor says in its search and its lists, in the reader's language. */
export function codePhrases(t: ReturnType<typeof useTranslations<'studioCode'>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(phrases).map(([english, key]) => [english, t(`phrases.${key}`)]));
}

import { getTranslations } from 'next-intl/server';
import { optionalWords } from '@/i18n/optional-words';

/** The sentence for the code of an error, or of a field's (`fields.…`), in the reader's language; undefined for one without. */
export async function instructorWords(): Promise<(code: string) => string | undefined> {
  const words = optionalWords(await getTranslations('instructor.errors'));
  return (code) => words(code.replace(/^fields\./, ''));
}

import { getTranslations } from 'next-intl/server';
import { optionalWords } from '@/i18n/optional-words';

/**
 * What a form says for the code of an error or an outcome, in the reader's language; `otherwise` for a code without words (dots and
 * all: a code is one key there, with `-` for its dots).
 */
export async function formWords(): Promise<(code: string, otherwise?: string) => string> {
  const words = optionalWords(await getTranslations('studioForms.say'));
  return (code, otherwise = code) => words(code.replaceAll('.', '-')) ?? otherwise;
}

/** A long text is shown whole in its field: of two sides side by side, the beginning says which is which. */
export const labelOf = (text: string): string => (text.length > 2000 ? `${text.slice(0, 2000)}…` : text);

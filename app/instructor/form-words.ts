import { getTranslations } from 'next-intl/server';

type ErrorKey = Parameters<Awaited<ReturnType<typeof getTranslations<'instructor.errors'>>>['has']>[0];

/** The sentence for the code of an error, or of a field's (`fields.…`), in the reader's language; undefined for one without. */
export async function instructorWords(): Promise<(code: string) => string | undefined> {
  const t = await getTranslations('instructor.errors');
  return (code) => {
    // Codes come from errors and are not known to the compiler; `has` is asked before a message is read.
    const key = code.replace(/^fields\./, '') as ErrorKey;
    return t.has(key) ? t(key) : undefined;
  };
}

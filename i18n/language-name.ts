/**
 * The name of a language in its own words, or in those of another: `fi` is "suomi", and in English "Finnish". A tag that the platform has no
 * name for, or that is none, stays as it is.
 */
export function languageName(tag: string, inLanguage = tag): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

// Languages in which one writes to people: BCP 47 tags, and how they are called.

/** Offered where one is chosen; a person may have any other. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ar'] as const;

/** "German" for `de`; a tag that nobody knows stays as it is. */
export function sayLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

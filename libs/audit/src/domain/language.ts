/** Languages of a report; the first where none is asked for. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The same words in each language. */
export type InEachLanguage<T = string> = Readonly<Record<Language, T>>;

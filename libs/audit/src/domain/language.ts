/** Languages of a report; the first is the default. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The same text in each language. */
export type InEachLanguage<T = string> = Readonly<Record<Language, T>>;

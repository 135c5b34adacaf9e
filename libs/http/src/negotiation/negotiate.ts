import type { IncomingHttpHeaders } from 'node:http';

/** The values of an `Accept`, `Accept-Language` or `Accept-Encoding` header with their `q` (RFC 9110). */
const weighed = (header: string): { readonly value: string; readonly q: number }[] =>
  header
    .split(',')
    .map((part) => {
      const [value = '', ...params] = part.split(';').map((text) => text.trim().toLowerCase());
      const q = params.find((param) => param.startsWith('q='))?.slice(2);
      return { value, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ value }) => value !== '');

/** The accepted values, best `q` first. */
const preferences = (header: string): string[] =>
  weighed(header)
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ value }) => value);

/** The offered content codings that are accepted, best first; of equal ones the one offered first. */
export function acceptedCodings<Coding extends string>(
  header: string | undefined,
  offered: readonly Coding[],
): Coding[] {
  const given = new Map(weighed(header ?? '').map(({ value, q }) => [value, q]));
  const weightOf = (coding: Coding) => given.get(coding) ?? given.get('*') ?? 0;
  return offered.filter((coding) => weightOf(coding) > 0).sort((a, b) => weightOf(b) - weightOf(a));
}

/** The offered media type that is accepted best; undefined when none is. Without a header the first one. */
export function acceptedType<Type extends string>(
  header: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  if (header === undefined || header.trim() === '') return offered[0];
  for (const wanted of preferences(header)) {
    const [kind] = wanted.split('/');
    const match = offered.find(
      (type) =>
        wanted === '*/*' || wanted === type || (wanted === `${kind}/*` && type.startsWith(`${kind}/`)),
    );
    if (match !== undefined) return match;
  }
  return undefined;
}

/** The preferred offered language: `zh-CN` matches `zh`. The first one when none matches. */
export function acceptedLanguage<Language extends string>(
  header: string | undefined,
  offered: readonly [Language, ...Language[]],
): Language {
  for (const wanted of preferences(header ?? '')) {
    const match = offered.find((language) => language === wanted.split('-')[0]);
    if (match !== undefined) return match;
  }
  return offered[0];
}

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Of problem documents and their pages. */
export const languageOf = (headers: IncomingHttpHeaders): Language =>
  acceptedLanguage(headers['accept-language']?.slice(0, 1_000), languages);

/** Values of `Content-Language`. */
export const contentLanguage: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

export { fontFiles } from './font-files';
export { languages, type Label, type LabelledOrder, type Language } from './label';

import type { Label, Language } from './label';

/** Labels as one PDF. The libraries that draw are loaded with the first label, in the thread that draws it. */
export async function* labelsAsPdf(
  labels: AsyncIterable<Label>,
  lang: Language,
  createdAt: string,
): AsyncGenerator<Uint8Array> {
  yield* (await import('./pdf')).labelsAsPdf(labels, lang, createdAt);
}

/** Labels in ZPL II, loaded in the same way. */
export async function* labelsAsZpl(labels: AsyncIterable<Label>, lang: Language): AsyncGenerator<string> {
  yield* (await import('./zpl')).labelsAsZpl(labels, lang);
}

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { readable } from './readable';
import { localTime } from './times';

/** The fields of a finding from which its Chinese sentence is made: the API has it in English only. */
export interface ToldFinding {
  readonly kind: string;
  /** In English; names places by GLN and times in UTC. */
  readonly words: string;
  /** Its step. */
  readonly step: string | null;
  readonly at: string | null;
  readonly place: string | null;
  readonly loadId: string | null;
}

/** The sentence of a finding: by its kind in Chinese, as the service tells it in English. */
export function findingWords(
  t: TFunction,
  language: string,
  { kind, words, step, at, place, loadId }: ToldFinding,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  if (language !== 'zh') return readable(words, names, language);
  return t(`frame:told.${kind}`, {
    defaultValue: t(`trail:finding.${kind}`),
    step: step === null ? '' : t(`trail:step.${step}`),
    at: at === null ? '' : localTime(at, language),
    place: place ?? '',
    load: loadId ?? '',
  });
}

/** The same for the language of the page. */
export function useFindingWords() {
  const { t, i18n } = useTranslation(['frame', 'trail']);
  return (finding: ToldFinding, names?: ReadonlyMap<string, string>): string =>
    findingWords(t, i18n.language, finding, names);
}

interface Listed {
  readonly kind: string;
  readonly words: string;
  readonly at: { readonly step: string; readonly occurredAt: string };
  readonly place: { readonly name: string } | null;
  readonly loadId: string | null;
}

/** A finding of the list of all findings. */
export const listedFinding = ({ kind, words, at, place, loadId }: Listed): ToldFinding => ({
  kind,
  words,
  step: at.step,
  at: at.occurredAt,
  place: place?.name ?? null,
  loadId,
});

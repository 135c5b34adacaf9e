import type { TFunction } from 'i18next';
import type { Metric, PlaceState } from './network';

/** What a mark of a place says, in words: its name, and what the metric counts. */
export function stateWords(t: TFunction, place: PlaceState, metric: Metric): string {
  const { name, account, findings } = place;
  if (metric === 'findings')
    return findings === undefined
      ? t('state.unknown', { name })
      : t('state.findings', { name, count: findings.count, breaks: findings.breaks });
  if (account === undefined) return t('state.unknown', { name });
  if (metric === 'balance') return t(account.balanced ? 'state.balanced' : 'state.unbalanced', { name });
  return t('state.held', { name, count: account.held });
}

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Time } from './Time';
import { Trouble } from './Trouble';

interface AnsweredProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** What a request answers, once it has; what was answered before stays, greyed, while the service cannot be asked. */
export function Answered<T>({ query, children }: AnsweredProps<T>) {
  const { t } = useTranslation('frame');
  const { data, error, refetch, dataUpdatedAt } = query;
  const again = () => void refetch();
  if (data === undefined)
    return error === null ? (
      <div className="skeleton" role="status" aria-label={t('loading')} />
    ) : (
      <Trouble error={error} again={again} />
    );
  return (
    <>
      {error !== null && (
        <>
          <Trouble error={error} again={again} />
          <p className="muted">
            {t('stale')} <Time at={new Date(dataUpdatedAt).toISOString()} />
          </p>
        </>
      )}
      <div style={error === null ? { display: 'contents' } : { opacity: 0.6 }}>{children(data)}</div>
    </>
  );
}

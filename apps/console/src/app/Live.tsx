import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { followChanges, type LiveState } from './live';
import { Time } from '../ui/Time';

/** Whether the page follows the service; what is shown is asked again at most once a second when something changed. */
export function Live() {
  const { t } = useTranslation('frame');
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>(() => ({ isConnected: false, since: Date.now() }));
  useEffect(
    () =>
      followChanges({
        changed: () => void client.invalidateQueries({ predicate: ({ meta }) => meta?.['isLive'] === true }),
        state: setState,
      }),
    [client],
  );
  return (
    <span role="status" className="hide-small">
      {state.isConnected ? (
        <>
          <span aria-hidden="true">● </span>
          {t('live')}
        </>
      ) : (
        <>
          <span aria-hidden="true">○ </span>
          {t('disconnected')} <Time at={new Date(state.since).toISOString()} short />
        </>
      )}
    </span>
  );
}

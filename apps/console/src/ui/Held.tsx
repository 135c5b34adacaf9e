import { dataOf } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../base/api';
import { HoldLink } from './ids';
import { Pill } from './Pill';

/** The holds that forbid to move something. */
export function Held({ holdIds }: { readonly holdIds: readonly string[] }) {
  const { t } = useTranslation('frame');
  if (holdIds.length === 0) return null;
  return (
    <ul className="notice open" style={{ margin: '8px 0 0', listStyle: 'none' }}>
      {holdIds.map((holdId) => (
        <li key={holdId}>
          <Pill sign="open" words={t('held.word')} /> <HoldLink holdId={holdId} /> · {t('held.sentence')}
        </li>
      ))}
    </ul>
  );
}

/** The holds in force of a load or of what a station has. */
export function HeldThere({ loadId, atGln }: { readonly loadId?: string; readonly atGln?: string }) {
  const query = { status: 'held' as const, loadId, atGln, limit: 20 };
  const holds = useQuery({
    queryKey: ['holds-there', loadId ?? atGln],
    queryFn: () => dataOf(api.GET('/v1/holds', { params: { query } })),
    meta: { isLive: true },
  });
  return <Held holdIds={(holds.data?.items ?? []).map(({ holdId }) => holdId)} />;
}

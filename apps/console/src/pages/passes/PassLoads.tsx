import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { LoadLink, StationLink } from '../../ui/ids';
import { OnlyFor } from '../../ui/OnlyFor';
import { PlaceNames } from '../../ui/places';
import { Pill } from '../../ui/Pill';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { affectedFirst, loadReaders } from './standing';

/** The most loads that the page of a pass shows. */
const limit = 200;

export const usePassLoads = (passId: string, enabled = true) =>
  useQuery({
    queryKey: ['pass-loads', passId],
    queryFn: () =>
      dataOf(api.GET('/v1/passes/{passId}/loads', { params: { path: { passId }, query: { limit } } })),
    enabled,
    meta: { isLive: true },
  });

/** The loads that relied on the pass, those that its withdrawal affects first. */
export function PassLoads({ passId }: { readonly passId: string }) {
  const { t } = useTranslation('passes');
  return (
    <section className="card">
      <header>
        <h2>{t('loads.title')}</h2>
      </header>
      <OnlyFor roles={loadReaders}>
        <Loads passId={passId} />
      </OnlyFor>
    </section>
  );
}

function Loads({ passId }: { readonly passId: string }) {
  const { t } = useTranslation('passes');
  return (
    <Answered query={usePassLoads(passId)}>
      {({ items, next, places }) => (
        <PlaceNames value={places}>
          <Table
            label={t('loads.title')}
            rows={affectedFirst(items)}
            keyOf={({ loadId }) => loadId}
            empty={t('loads.empty')}
            columns={[
              { title: t('loads.load'), show: ({ loadId }) => <LoadLink loadId={loadId} /> },
              { title: t('loads.affected'), show: (load) => <Withdrawal of={load} /> },
              { title: t('loads.plate'), show: ({ plate }) => plate },
              { title: t('loads.driver'), show: ({ driverRef }) => driverRef },
              {
                title: t('loads.from'),
                show: ({ fromGln }) => fromGln !== null && <StationLink gln={fromGln} />,
              },
              {
                title: t('loads.dispatched'),
                show: ({ dispatchedAt }) => dispatchedAt !== null && <Time at={dispatchedAt} />,
              },
              {
                title: t('loads.arrived'),
                show: ({ arrivedAt, onTheRoad }) =>
                  arrivedAt === null ? onTheRoad && t('loads.driving') : <Time at={arrivedAt} />,
              },
            ]}
          />
          {next !== null && <p className="muted">{t('loads.more', { count: items.length })}</p>}
        </PlaceNames>
      )}
    </Answered>
  );
}

/** How the withdrawal of the pass affects a load, and why it was withdrawn. */
function Withdrawal({ of: { affected, withdrawn, onTheRoad } }: { readonly of: Schemas['PassLoad'] }) {
  const { t } = useTranslation('passes');
  if (affected === null) return null;
  return (
    <>
      <Pill
        sign={onTheRoad || affected === 'before-use' ? 'broken' : 'open'}
        words={t(`affected.${affected}`)}
      />
      {withdrawn !== null && (
        <div className="muted">
          {t(`status.${withdrawn.status}`)} <Time at={withdrawn.at} />: {withdrawn.reason} ({withdrawn.actor})
        </div>
      )}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { StationLink } from '../../../ui/ids';
import type { Column } from '../../../ui/List';
import { Pill } from '../../../ui/Pill';
import { Table } from '../../../ui/Table';
import { Trouble } from '../../../ui/Trouble';
import { useNumber } from '../../../ui/useNumber';
import type { Metric } from '../network';
import { NetworkMap } from './NetworkMap';
import { roadsOf, trafficOf, type Traffic } from './roads';
import { isLocated, loadsAtMost, useLoadsOnTheRoad, useMapPlaces, type MapPlace } from './useMap';

/** The map of the network with its words, and the same as a list. */
export function MapCard({ metric }: { readonly metric: Metric }) {
  const { t } = useTranslation('stations');
  const places = useMapPlaces(metric);
  const onTheRoad = useLoadsOnTheRoad();
  const loads = onTheRoad.data ?? [];
  const located = places.filter(isLocated);
  const roads = roadsOf(places, loads);
  if (located.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>{t('map.title')}</h2>
        <span className="muted">
          {t('map.road', {
            loads: t('map.loads', { count: loads.length }),
            boxes: t('map.boxes', { count: loads.reduce((sum, { boxCount }) => sum + boxCount, 0) }),
          })}
        </span>
      </header>
      {onTheRoad.error !== null && <Trouble error={onTheRoad.error} again={() => void onTheRoad.refetch()} />}
      {loads.length === loadsAtMost && (
        <p className="notice open">{t('map.loadsAtMost', { count: loadsAtMost })}</p>
      )}
      <NetworkMap places={located} roads={roads} metric={metric} />
      <p className="muted" style={{ margin: '8px 0 0' }}>
        {t('map.words')}{' '}
        {located.length < places.length && t('map.elsewhere', { count: places.length - located.length })}
      </p>
      <details>
        <summary>{t('map.list')}</summary>
        <MapList
          places={places}
          arriving={new Map(roads.map(({ to, now }) => [to, now]))}
          leaving={trafficOf(loads, new Set(places.map(({ gln }) => gln)))}
          metric={metric}
        />
      </details>
    </section>
  );
}

interface MapListProps {
  readonly places: readonly MapPlace[];
  /** Boxes on the road to a place. */
  readonly arriving: ReadonlyMap<string, Traffic>;
  /** As `trafficOf` says. */
  readonly leaving: ReadonlyMap<string, Traffic>;
  readonly metric: Metric;
}

function MapList({ places, arriving, leaving, metric }: MapListProps) {
  const { t } = useTranslation(['stations', 'trail', 'frame']);
  const number = useNumber();
  const told = (count: number | undefined) => (count === undefined ? '–' : number(count));
  const columns: readonly Column<MapPlace>[] = [
    { title: t('column.place'), show: (place) => <StationLink {...place} /> },
    { title: t('map.tier'), show: ({ tier }) => t(`trail:tier.${tier}`) },
    { title: t('metric.held'), show: ({ account }) => told(account?.held) },
    { title: t('map.came'), show: ({ account }) => told(account?.in) },
    { title: t('map.arriving'), show: ({ gln }) => number(arriving.get(gln)?.boxes ?? 0) },
    { title: t('map.toCommunities'), show: ({ gln }) => number(leaving.get(`${gln} `)?.boxes ?? 0) },
    ...(metric === 'findings'
      ? [{ title: t('column.findings'), show: ({ findings }: MapPlace) => told(findings?.count) }]
      : []),
    {
      title: t('column.account'),
      show: ({ account }) =>
        account === undefined ? (
          t('notTold')
        ) : (
          <Pill
            sign={account.balanced ? 'plain' : 'open'}
            words={t(account.balanced ? 'frame:account.balances' : 'frame:account.unbalanced')}
          />
        ),
    },
  ];
  return (
    <Table
      label={t('map.list')}
      rows={places}
      columns={columns}
      keyOf={({ gln }) => gln}
      empty={t('empty')}
    />
  );
}

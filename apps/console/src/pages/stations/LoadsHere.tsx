import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { LoadLink, StationLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { useLateLoads } from './queries';

const statuses = ['planned', 'sealed', 'dispatched', 'arrived', 'received'] as const;

/** Loads on the way here, and loads that leave. */
export function LoadsHere({ gln }: { readonly gln: string }) {
  return (
    <>
      <Loads gln={gln} name="arriving" end="toGln" first="dispatched" />
      <Loads gln={gln} name="leaving" end="fromGln" first="planned" />
    </>
  );
}

interface LoadsProps {
  readonly gln: string;
  /** Its parameter in the address, and its words. */
  readonly name: 'arriving' | 'leaving';
  /** Which end of the loads is here. */
  readonly end: 'toGln' | 'fromGln';
  /** The status that is shown when the address names none. */
  readonly first: (typeof statuses)[number];
}

function Loads({ gln, name, end, first }: LoadsProps) {
  const { t } = useTranslation('stations');
  const [marked, mark] = useMark(name);
  const status = statuses.find((one) => one === marked) ?? first;
  const late = useLateLoads(status === 'dispatched');
  const lateness: Column<Schemas['ListedLoad']> = {
    title: t('column.state'),
    width: '170px',
    show: ({ loadId }) => {
      const limitHours = late?.get(loadId);
      return limitHours !== undefined && <Pill sign="open" words={t('late', { count: limitHours })} />;
    },
  };
  const columns: readonly Column<Schemas['ListedLoad']>[] = [
    { title: t('column.load'), width: '110px', show: ({ loadId }) => <LoadLink loadId={loadId} /> },
    {
      title: t(end === 'toGln' ? 'column.from' : 'column.to'),
      width: '130px',
      show: ({ fromGln, toGln }) => <StationLink gln={end === 'toGln' ? fromGln : toGln} />,
    },
    { title: t('column.plate'), width: '90px', show: ({ plate }) => plate },
    { title: t('column.boxes'), width: '60px', show: ({ boxCount }) => boxCount },
    {
      title: t(`moment.${status}`),
      show: (load) => {
        const at = load[momentOf[status]];
        return at !== null && <Time at={at} />;
      },
    },
    ...(status === 'dispatched' ? [lateness] : []),
  ];
  return (
    <section className="card">
      <header>
        <h2>{t(name)}</h2>
        <label className="end">
          {t('column.status')}{' '}
          <select value={status} onChange={({ target }) => mark(target.value)}>
            {statuses.map((one) => (
              <option key={one} value={one}>
                {t(`status.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Link to={`/loads?${end}=${gln}`}>{t('allLoads')}</Link>
      </header>
      <List
        label={t(name)}
        queryKey={['loads-here', end, gln, status]}
        page={(cursor) =>
          dataOf(api.GET('/v1/loads', { params: { query: { [end]: gln, status, limit: 50, cursor } } }))
        }
        keyOf={({ loadId }) => loadId}
        columns={columns}
        empty={t('noLoad')}
        isShort
      />
    </section>
  );
}

const momentOf = {
  planned: 'plannedAt',
  sealed: 'sealedAt',
  dispatched: 'dispatchedAt',
  arrived: 'arrivedAt',
  received: 'receivedAt',
} as const;

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../base/api';
import { BoxLink } from './ids';
import { List, type Column } from './List';
import { Pill } from './Pill';
import { Time } from './Time';
import { spanOf } from './times';
import { useMark } from './useMark';

/** Whose boxes: one of a station, a load and a team. */
export type BoxHolder = { readonly station: string } | { readonly load: string } | { readonly team: string };

const hourMs = 3_600_000;

/** The boxes that a holder has now and for how long, the longest first; on request those that are overdue. */
export function HeldBoxes({ holder }: { readonly holder: BoxHolder }) {
  const { t } = useTranslation(['frame', 'trail']);
  const [shown, show] = useMark('held');
  const isOverdue = shown === 'overdue';
  const span = (hours: number) => {
    const { unit, count } = spanOf(hours * hourMs);
    return t(`span.${unit}`, { count });
  };
  const columns: readonly Column<Schemas['HeldBox']>[] = [
    { title: t('held.box'), width: '240px', show: ({ sscc }) => <BoxLink sscc={sscc} /> },
    { title: t('held.status'), width: '120px', show: ({ status }) => t(`trail:status.${status}`) },
    { title: t('held.since'), width: '160px', show: ({ since }) => <Time at={since} /> },
    { title: t('held.dwell'), show: ({ hours }) => span(hours) },
    { title: t('held.limit'), show: ({ limitHours }) => span(limitHours) },
    {
      title: t('held.over'),
      width: '140px',
      show: ({ overdueHours }) =>
        overdueHours !== null && (
          <Pill sign="open" words={t('held.overdueBy', { span: span(overdueHours) })} />
        ),
    },
  ];
  const route = isOverdue ? '/v1/overdue-boxes' : '/v1/held-boxes';
  return (
    <section className="card" id="held" tabIndex={-1}>
      <header>
        <h2>{t('held.title')}</h2>
        <label className="end no-print">
          <input
            type="checkbox"
            checked={isOverdue}
            onChange={({ target }) => show(target.checked ? 'overdue' : undefined)}
          />{' '}
          {t('held.onlyOverdue')}
        </label>
      </header>
      <List
        label={t('held.title')}
        queryKey={[route, holder]}
        page={(cursor) => dataOf(api.GET(route, { params: { query: { ...holder, limit: 100, cursor } } }))}
        keyOf={({ sscc }) => sscc}
        columns={columns}
        empty={t(isOverdue ? 'held.noneOverdue' : 'held.none')}
        isShort
      />
    </section>
  );
}

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { List, type Column } from '../../ui/List';
import { Time } from '../../ui/Time';

/** The events that a view goes on without. */
export function Unreadable({ view }: { readonly view: string }) {
  const { t } = useTranslation('operations');
  const columns: readonly Column<Schemas['ParkedEvent']>[] = [
    { title: t('unreadable.position'), width: '90px', show: ({ position }) => position },
    { title: t('unreadable.type'), show: ({ type }) => type },
    { title: t('unreadable.stream'), show: ({ stream, revision }) => `${stream} ${revision}` },
    {
      title: t('unreadable.reason'),
      width: 'minmax(200px, 3fr)',
      show: ({ reason }) => <span title={reason}>{reason}</span>,
    },
    { title: t('unreadable.recorded'), width: '150px', show: ({ recordedAt }) => <Time at={recordedAt} /> },
  ];
  const page = async (cursor: string | undefined) => {
    const query = { limit: 100, ...(cursor !== undefined && { after: Number(cursor) }) };
    const { items, next } = await dataOf(
      api.GET('/v1/views/{view}/unreadable', { params: { path: { view }, query } }),
    );
    return { items, next: next === null ? null : String(next) };
  };
  return (
    <section className="card">
      <header>
        <h2>{t('unreadable.title', { view })}</h2>
        <Link className="end" to="/operations">
          {t('close')}
        </Link>
      </header>
      <List
        label={t('unreadable.title', { view })}
        queryKey={['unreadable', view]}
        page={page}
        keyOf={({ position }) => String(position)}
        columns={columns}
        empty={t('unreadable.empty')}
      />
    </section>
  );
}

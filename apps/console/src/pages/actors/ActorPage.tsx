import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../base/api';
import { List, type Column } from '../../ui/List';
import { Time } from '../../ui/Time';
import { pageOf } from './streams';

/** What one holder of a key, or a policy, has recorded. */
export default function ActorPage() {
  const { t } = useTranslation(['actors', 'frame']);
  const { actor = '' } = useParams();
  const columns: readonly Column<Schemas['PublishedEvent']>[] = [
    { title: t('column.position'), width: '90px', show: ({ position }) => position },
    { title: t('column.event'), width: 'minmax(180px, 2fr)', show: ({ event }) => event.type },
    {
      title: t('column.about'),
      width: 'minmax(180px, 2fr)',
      show: ({ stream }) => <About stream={stream} />,
    },
    { title: t('column.happened'), width: '170px', show: ({ event }) => <Time at={event.occurredAt} /> },
    { title: t('column.recorded'), width: '170px', show: ({ recordedAt }) => <Time at={recordedAt} /> },
    {
      title: t('column.role'),
      width: '110px',
      show: ({ metadata: { role } }) => t(`frame:role.${role}`, { defaultValue: role }),
    },
  ];
  return (
    <section className="card">
      <header>
        <h1>{t('title', { actor })}</h1>
      </header>
      <p className="sentence">{t('sentence')}</p>
      <List
        label={t('title', { actor })}
        queryKey={['actor', actor]}
        page={(cursor) =>
          dataOf(
            api.GET('/v1/actors/{actor}/events', {
              params: { path: { actor }, query: { limit: 100, cursor } },
            }),
          )
        }
        keyOf={({ position }) => String(position)}
        columns={columns}
        empty={t('empty', { actor })}
      />
    </section>
  );
}

function About({ stream }: { readonly stream: string }) {
  const page = pageOf(stream);
  return page === undefined ? stream : <Link to={page}>{stream}</Link>;
}

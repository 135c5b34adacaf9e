import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { List, type Column } from '../../ui/List';
import { Time } from '../../ui/Time';

/** Refused keys of the last 30 days, by minute and address. */
export function SignInFailures() {
  const { t } = useTranslation('operations');
  const columns: readonly Column<Schemas['SignInFailure']>[] = [
    { title: t('failure.minute'), width: '160px', show: ({ minute }) => <Time at={minute} /> },
    { title: t('failure.address'), show: ({ address }) => address },
    { title: t('failure.forwardedFor'), show: ({ forwardedFor }) => forwardedFor ?? '' },
    {
      title: t('failure.reason'),
      width: 'minmax(160px, 2fr)',
      show: ({ reason }) => t(`failure.reason.${reason}`),
    },
    { title: t('failure.count'), width: '80px', show: ({ count }) => count },
  ];
  return (
    <section className="card">
      <header>
        <h2>{t('failure.title')}</h2>
      </header>
      <List
        label={t('failure.title')}
        queryKey={['sign-in-failures']}
        page={(cursor) =>
          dataOf(api.GET('/v1/sign-in-failures', { params: { query: { limit: 100, cursor } } }))
        }
        keyOf={({ id }) => id}
        columns={columns}
        empty={t('failure.empty')}
      />
    </section>
  );
}

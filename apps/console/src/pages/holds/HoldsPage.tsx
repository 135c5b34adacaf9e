import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Actions } from '../../ui/form/Actions';
import { HoldLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { PlaceHold } from './HoldForms';
import { signs } from './signs';
import { Target } from './Target';

const statuses = ['held', 'condemned', 'released', 'closed'] as const;

export default function HoldsPage() {
  const { t } = useTranslation('holds');
  const [marked] = useMark('status');
  const status = statuses.find((one) => one === marked);
  const columns: readonly Column<Schemas['Hold']>[] = [
    { title: t('column.hold'), show: ({ holdId }) => <HoldLink holdId={holdId} /> },
    {
      title: t('column.status'),
      width: '110px',
      show: ({ status }) => <Pill sign={signs[status]} words={t(`status.${status}`)} />,
    },
    { title: t('column.target'), width: 'minmax(220px, 2fr)', show: (hold) => <Target of={hold} /> },
    { title: t('column.reason'), width: 'minmax(160px, 2fr)', show: ({ reason }) => reason },
    { title: t('column.placedAt'), width: '160px', show: ({ placedAt }) => <Time at={placedAt} /> },
  ];
  return (
    <ListPage
      title={t('title')}
      filters={[
        {
          name: 'status',
          label: t('column.status'),
          values: statuses,
          wordOf: (value) => t(`status.${value}`),
        },
      ]}
      tools={
        <Actions
          of={[
            {
              name: 'place',
              label: t('place.do'),
              roles: rolesOf('placeHold'),
              form: (close) => <PlaceHold close={close} />,
            },
          ]}
        />
      }
      queryKey={['holds', status ?? null]}
      page={(cursor) => dataOf(api.GET('/v1/holds', { params: { query: { status, limit: 100, cursor } } }))}
      keyOf={({ holdId }) => holdId}
      columns={columns}
      empty={t('empty')}
    />
  );
}

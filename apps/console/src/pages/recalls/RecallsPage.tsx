import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Actions } from '../../ui/form/Actions';
import { Filter } from '../../ui/Filter';
import { RecallLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { OpenRecall } from './RecallForms';

const statuses = ['open', 'closed'] as const;

export default function RecallsPage() {
  const { t } = useTranslation('recalls');
  const [marked] = useMark('status');
  const status = statuses.find((one) => one === marked);
  const columns: readonly Column<Schemas['Recall']>[] = [
    { title: t('column.recall'), show: ({ recallId }) => <RecallLink recallId={recallId} /> },
    {
      title: t('column.status'),
      width: '100px',
      show: ({ status }) => <Pill sign={status === 'open' ? 'open' : 'done'} words={t(`status.${status}`)} />,
    },
    { title: t('column.lot'), show: ({ lot }) => lot },
    { title: t('column.gtin'), width: '150px', show: ({ gtin }) => <span className="mono">{gtin}</span> },
    { title: t('column.reason'), width: 'minmax(160px, 2fr)', show: ({ reason }) => reason },
    { title: t('column.openedAt'), width: '160px', show: ({ openedAt }) => <Time at={openedAt} /> },
  ];
  return (
    <ListPage
      title={t('title')}
      tools={
        <>
          <Filter
            name="status"
            label={t('column.status')}
            options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          />
          <Actions
            of={[
              {
                name: 'open',
                label: t('open.do'),
                roles: rolesOf('openRecall'),
                form: (close) => <OpenRecall close={close} />,
              },
            ]}
          />
        </>
      }
      queryKey={['recalls', status ?? null]}
      page={(cursor) => dataOf(api.GET('/v1/recalls', { params: { query: { status, limit: 100, cursor } } }))}
      keyOf={({ recallId }) => recallId}
      columns={columns}
      empty={t('empty')}
    />
  );
}

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Filter } from '../../ui/Filter';
import { Actions } from '../../ui/form/Actions';
import { StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { Yuan } from '../../ui/Yuan';
import { AccountLink } from './AccountLink';
import { CloseItem } from './LedgerForms';
import { NeedLink } from './NeedLink';
import { Tabs } from './Tabs';

const states = ['open', 'closed'] as const;

export default function OpenItemsPage() {
  const { t } = useTranslation('money');
  const [marked] = useMark('state');
  const state = states.find((one) => one === marked);
  const columns: readonly Column<Schemas['OpenItem']>[] = [
    {
      title: t('state'),
      width: '90px',
      show: ({ state }) => <Pill sign={state === 'open' ? 'open' : 'done'} words={t(`state.${state}`)} />,
    },
    { title: t('entryTitle'), width: '130px', show: ({ kind }) => t(`itemKind.${kind}`) },
    { title: t('worker'), show: ({ workerRef }) => <AccountLink kind="cash" refName={workerRef} /> },
    { title: t('community'), width: '150px', show: (item) => <StationLink gln={item.communityGln} /> },
    { title: t('need'), show: (item) => <NeedLink of={item} /> },
    { title: t('expected'), show: ({ expectedFen }) => <Yuan fen={expectedFen} /> },
    { title: t('there'), show: ({ amountFen }) => <Yuan fen={amountFen} /> },
    { title: t('difference'), show: ({ differenceFen }) => <Yuan fen={differenceFen} /> },
    { title: t('holdsFrom'), width: '160px', show: ({ occurredAt }) => <Time at={occurredAt} /> },
    {
      title: t('explain.do'),
      width: 'minmax(160px, 2fr)',
      show: ({ itemId, closed }) =>
        closed === null ? (
          <Actions
            of={[
              {
                name: 'explain',
                label: t('explain.do'),
                roles: rolesOf('closeOpenItem'),
                form: (close) => <CloseItem itemId={itemId} close={close} />,
              },
            ]}
          />
        ) : (
          `${closed.reason} (${closed.by})`
        ),
    },
  ];
  return (
    <>
      <Tabs />
      <ListPage
        title={t('items')}
        tools={
          <Filter
            name="state"
            label={t('state')}
            options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        }
        queryKey={['open-items', state ?? null]}
        page={(cursor) =>
          dataOf(api.GET('/v1/ledger/open-items', { params: { query: { state, limit: 100, cursor } } }))
        }
        keyOf={({ itemId }) => itemId}
        columns={columns}
        empty={t('itemsEmpty')}
      />
    </>
  );
}

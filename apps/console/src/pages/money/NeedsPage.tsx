import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Filter } from '../../ui/Filter';
import { RoundLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { useMark } from '../../ui/useMark';
import { Yuan } from '../../ui/Yuan';
import { NeedLink } from './NeedLink';
import { Tabs } from './Tabs';

export default function NeedsPage() {
  const { t } = useTranslation('money');
  const [roundId] = useMark('roundId');
  const due = useMark('due')[0] === 'true' ? ('true' as const) : undefined;
  const columns: readonly Column<Schemas['NeedAccount']>[] = [
    { title: t('need'), show: (need) => <NeedLink of={need} /> },
    { title: t('round'), width: '200px', show: ({ roundId }) => <RoundLink roundId={roundId} /> },
    { title: t('owner'), show: ({ householdRef }) => householdRef ?? <i className="muted">{t('hidden')}</i> },
    { title: t('fen.reserved'), show: ({ reservedFen }) => <Yuan fen={reservedFen} /> },
    { title: t('fen.open'), show: ({ openFen }) => <Yuan fen={openFen} /> },
    { title: t('fen.posted'), show: ({ postedFen }) => <Yuan fen={postedFen} /> },
    { title: t('fen.voided'), show: ({ voidedFen }) => <Yuan fen={voidedFen} /> },
    { title: t('fen.refunded'), show: ({ refundedFen }) => <Yuan fen={refundedFen} /> },
    { title: t('fen.toCollect'), show: ({ toCollectFen }) => <Yuan fen={toCollectFen} /> },
  ];
  return (
    <>
      <Tabs />
      <ListPage
        title={t('needs')}
        tools={<Filter name="due" label={t('needs')} options={[{ value: 'true', label: t('due') }]} />}
        queryKey={['ledger-needs', roundId ?? null, due ?? null]}
        page={(cursor) =>
          dataOf(api.GET('/v1/ledger/needs', { params: { query: { roundId, due, limit: 100, cursor } } }))
        }
        keyOf={({ roundId, needId }) => `${roundId} ${needId}`}
        columns={columns}
        empty={t('needsEmpty')}
      />
    </>
  );
}

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { HolderName } from '../../ui/ids';
import { List, type Column } from '../../ui/List';

type RecallHolder = Schemas['RecallHolder'];

/** Who has boxes of a recall, and how many. */
export function RecallHolders({ recallId }: { readonly recallId: string }) {
  const { t } = useTranslation('recalls');
  const columns: readonly Column<RecallHolder>[] = [
    { title: t('column.holder'), width: 'minmax(160px, 2fr)', show: (holder) => <Named {...holder} /> },
    { title: t('column.boxes'), show: ({ boxes }) => boxes },
    { title: t('outcome.open'), show: ({ open }) => open },
  ];
  return (
    <List
      label={t('holders.title')}
      queryKey={['recall-holders', recallId]}
      page={(cursor) =>
        dataOf(
          api.GET('/v1/recalls/{recallId}/holders', {
            params: { path: { recallId }, query: { limit: 100, cursor } },
          }),
        )
      }
      keyOf={({ type, id }) => `${type} ${id}`}
      columns={columns}
      empty={t('holders.empty')}
      isShort
    />
  );
}

function Named({ type, id }: RecallHolder) {
  const { t } = useTranslation('recalls');
  if (type === 'resident') return t('holders.residents');
  return <HolderName holder={type === null || id === null ? null : { type, id }} />;
}

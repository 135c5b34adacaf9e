import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { BoxLink, HolderName } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { useMarks } from '../../ui/useMarks';

const states = ['broken', 'explained', 'open', 'complete'] as const;

export default function BoxesPage() {
  const { t } = useTranslation(['boxes', 'trail']);
  const query = useMarks({ state: states });
  const columns: readonly Column<Schemas['ListedTrail']>[] = [
    { title: t('column.box'), width: '240px', show: ({ sscc }) => <BoxLink sscc={sscc} /> },
    { title: t('column.status'), show: ({ status }) => t(`trail:status.${status}`) },
    {
      title: t('column.holder'),
      show: ({ holderType, holderId }) => (
        <HolderName
          holder={holderType === null || holderId === null ? null : { type: holderType, id: holderId }}
        />
      ),
    },
    { title: t('column.steps'), width: '80px', show: ({ steps }) => steps },
    {
      title: t('column.trail'),
      width: '160px',
      show: ({ broken, explained }) =>
        broken ? (
          <Pill sign={explained ? 'open' : 'broken'} words={t(explained ? 'explained' : 'broken')} />
        ) : (
          t('noGap')
        ),
    },
  ];
  return (
    <ListPage
      title={t('title')}
      filters={[{ name: 'state', label: t('filter'), values: states, wordOf: (value) => t(value) }]}
      queryKey={['trails', query]}
      page={(cursor) =>
        dataOf(api.GET('/v1/trails', { params: { query: { ...query, limit: 100, cursor } } }))
      }
      keyOf={({ sscc }) => sscc}
      columns={columns}
      empty={t('empty')}
    />
  );
}

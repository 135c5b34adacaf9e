import { dataOf, type Operations, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Age } from '../../ui/Age';
import { FindingTold } from '../../ui/FindingTold';
import { BoxLink, HolderName, StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { useMarks } from '../../ui/useMarks';

type Query = NonNullable<Operations['listFindings']['parameters']['query']>;
const states = ['open', 'explained', 'closed', 'all'] as const;
const severities = ['breaks', 'question'] as const;
const kinds = [
  'missing',
  'gap',
  'contradiction',
  'wrong-community',
  'wrong-household',
  'wrong-station',
  'unexpected',
  'never-packed',
  'never-dispatched',
  'seal-broken',
  'seal-reused',
  'seal-differs',
  'damaged',
  'contents-differ',
  'loaded-unsealed',
  'tier-skipped',
  'pass-not-valid',
  'pass-withdrawn',
  'pass-invalid-when-recorded',
  'back-dated',
  'double-dispatch',
  'overdue-step',
  'held-box-moved',
  'moved-before-hold-known',
  'lost',
  'destroyed',
] as const satisfies readonly Query['kind'][];

export default function FindingsPage() {
  const { t } = useTranslation(['findings', 'trail']);
  const query = useMarks({
    state: states,
    severity: severities,
    kind: kinds,
    loadId: null,
    roundId: null,
    stationGln: null,
  });
  const columns: readonly Column<Schemas['ListedFinding']>[] = [
    {
      title: t('column.kind'),
      width: '210px',
      show: ({ kind, severity, state }) => (
        <Pill
          sign={state === 'closed' ? 'done' : severity === 'breaks' && state === 'open' ? 'broken' : 'open'}
          words={t(`trail:finding.${kind}`)}
        />
      ),
    },
    { title: t('column.box'), width: '220px', show: ({ sscc }) => <BoxLink sscc={sscc} /> },
    {
      title: t('column.words'),
      width: 'minmax(160px, 3fr)',
      show: (finding) => <FindingTold finding={finding} />,
    },
    { title: t('column.place'), show: ({ place }) => place && <StationLink {...place} /> },
    { title: t('column.holder'), show: ({ holder }) => <HolderName holder={holder} /> },
    { title: t('column.age'), width: '80px', show: ({ at }) => <Age since={at.occurredAt} /> },
    { title: t('column.state'), width: '90px', show: ({ state }) => t(`state.${state}`) },
  ];
  return (
    <ListPage
      title={t('title')}
      filters={[
        {
          name: 'state',
          label: t('filter.state'),
          values: states,
          wordOf: (value) => t(`state.${value}`),
        },
        {
          name: 'severity',
          label: t('filter.severity'),
          values: severities,
          wordOf: (value) => t(`severity.${value}`),
        },
        {
          name: 'kind',
          label: t('filter.kind'),
          values: kinds,
          wordOf: (value) => t(`trail:finding.${value}`),
        },
      ]}
      queryKey={['findings', query]}
      page={(cursor) =>
        dataOf(api.GET('/v1/findings', { params: { query: { ...query, limit: 100, cursor } } }))
      }
      keyOf={({ sscc, kind, at }) => `${sscc} ${at.position} ${at.ordinal} ${kind}`}
      columns={columns}
      empty={t('empty')}
    />
  );
}

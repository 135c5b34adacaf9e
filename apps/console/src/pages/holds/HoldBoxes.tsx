import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Filter } from '../../ui/Filter';
import { BoxLink, HolderName, StationLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { Pill, type Sign } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';

type HoldBox = Schemas['HoldBox'];

const outcomes = ['open', 'released', 'destroyed', 'written-off'] as const;
const signs: Readonly<Record<HoldBox['outcome'], Sign>> = {
  open: 'open',
  released: 'done',
  destroyed: 'done',
  'written-off': 'plain',
};

/** Every box that a hold reaches: where it is, who has it, and what became of it. */
export function HoldBoxes({ holdId }: { readonly holdId: string }) {
  const { t } = useTranslation(['holds', 'trail']);
  const [marked] = useMark('outcome');
  const outcome = outcomes.find((one) => one === marked);
  const columns: readonly Column<HoldBox>[] = [
    { title: t('column.box'), width: '240px', show: ({ sscc }) => <BoxLink sscc={sscc} /> },
    {
      title: t('column.outcome'),
      width: '110px',
      show: ({ outcome }) => <Pill sign={signs[outcome]} words={t(`outcome.${outcome}`)} />,
    },
    { title: t('column.where'), width: '120px', show: ({ status }) => t(`trail:status.${status}`) },
    {
      title: t('column.holder'),
      width: 'minmax(160px, 1fr)',
      show: ({ holder, hidden }) =>
        hidden.length > 0 ? <i>{t('hiddenResident')}</i> : <HolderName holder={holder} />,
    },
    { title: t('column.since'), width: '160px', show: ({ since }) => since !== null && <Time at={since} /> },
    {
      title: t('column.destination'),
      width: '140px',
      show: ({ destinationGln }) => destinationGln !== null && <StationLink gln={destinationGln} />,
    },
    { title: t('column.reason'), show: ({ reason }) => reason },
  ];
  return (
    <section className="card">
      <header>
        <h2>{t('boxes.title')}</h2>
        <span className="row end no-print">
          <Filter
            name="outcome"
            label={t('column.outcome')}
            options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        </span>
      </header>
      <List
        label={t('boxes.title')}
        queryKey={['hold-boxes', holdId, outcome ?? null]}
        page={(cursor) =>
          dataOf(
            api.GET('/v1/holds/{holdId}/boxes', {
              params: { path: { holdId }, query: { outcome, limit: 100, cursor } },
            }),
          )
        }
        keyOf={({ sscc }) => sscc}
        columns={columns}
        empty={t('boxes.empty')}
      />
    </section>
  );
}

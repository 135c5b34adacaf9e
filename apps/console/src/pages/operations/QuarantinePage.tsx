import { dataOf, type Operations, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api } from '../../base/api';
import { Age } from '../../ui/Age';
import { Filter } from '../../ui/Filter';
import { List, type Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';
import { useMark } from '../../ui/useMark';
import { Area, useMay } from './Area';
import { Line, signOf } from './Line';
import { TextFilter } from './TextFilter';

type State = NonNullable<NonNullable<Operations['listQuarantinedLines']['parameters']['query']>['state']>;
const states = ['open', 'resent', 'closed', 'all'] as const satisfies readonly State[];

export default function QuarantinePage() {
  const [line] = useMark('line');
  return <Area name="quarantine">{line === undefined ? <Lines /> : <Line key={line} id={line} />}</Area>;
}

function Lines() {
  const { t } = useTranslation('operations');
  const { who } = useMay('quarantine', 'mend');
  const [marked] = useMark('state');
  const [source] = useMark('source');
  const [code] = useMark('code');
  const state = states.find((one) => one === marked);
  const columns: readonly Column<Schemas['QuarantinedLine']>[] = [
    { title: t('line.id'), width: '130px', show: ({ id }) => <LineLink id={id} /> },
    {
      title: t('line.state'),
      width: '90px',
      show: (line) => <Pill sign={signOf[line.state]} words={t(`line.state.${line.state}`)} />,
    },
    {
      title: t('line.detail'),
      width: 'minmax(220px, 3fr)',
      show: ({ detail }) => <span title={detail}>{detail}</span>,
    },
    { title: t('line.source'), show: (line) => `${line.source} · ${line.line}` },
    { title: t('line.actor'), show: ({ actor }) => <span title={actor}>{actor}</span> },
    { title: t('line.age'), width: '80px', show: ({ receivedAt }) => <Age since={receivedAt} /> },
  ];
  return (
    <section className="card">
      <header>
        <h1>{t('tab.quarantine')}</h1>
        <span className="row end">
          <Filter
            name="state"
            label={t('filter.state')}
            options={states.slice(1).map((value) => ({ value, label: t(`line.state.${value}`) }))}
            none={t('line.state.open')}
          />
          <TextFilter name="source" label={t('filter.source')} />
          <TextFilter name="code" label={t('filter.code')} />
        </span>
      </header>
      <p className="sentence">{t('quarantine.sentence')}</p>
      <p className="muted">{who}</p>
      <List
        label={t('tab.quarantine')}
        queryKey={['quarantine', state, source, code]}
        page={(cursor) =>
          dataOf(
            api.GET('/v1/quarantine', { params: { query: { state, source, code, limit: 100, cursor } } }),
          )
        }
        keyOf={({ id }) => id}
        columns={columns}
        empty={t('quarantine.empty')}
      />
    </section>
  );
}

/** Keeps the filters, so that Back and the link to the list lead to them. */
function LineLink({ id }: { readonly id: string }) {
  const marks = new URLSearchParams(useLocation().search);
  marks.set('line', id);
  return <Link to={`?${marks.toString()}`}>{id}</Link>;
}

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Filter } from '../../ui/Filter';
import { List, type Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { Area, useMay } from './Area';
import { ReasonForm } from './ReasonForm';
import { RowsThatDiffer } from './RowsThatDiffer';

type Difference = Schemas['Difference'];
const states = ['open', 'accepted', 'all'] as const;
const kinds = ['export', 'view'] as const;

export default function DifferencesPage() {
  const [id] = useMark('id');
  return <Area name="differences">{id === undefined ? <Differences /> : <One key={id} id={id} />}</Area>;
}

function Differences() {
  const { t } = useTranslation('operations');
  const [markedState] = useMark('state');
  const [markedKind] = useMark('kind');
  const state = states.find((one) => one === markedState);
  const kind = kinds.find((one) => one === markedKind);
  const { who } = useMay('differences', 'accept');
  const columns: readonly Column<Difference>[] = [
    {
      title: t('difference.id'),
      width: '110px',
      show: ({ id }) => <Link to={`?id=${encodeURIComponent(id)}`}>{id}</Link>,
    },
    {
      title: t('difference.state'),
      width: '110px',
      show: ({ accepted }) => (
        <Pill
          sign={accepted === null ? 'broken' : 'plain'}
          words={t(`difference.state.${accepted === null ? 'open' : 'accepted'}`)}
        />
      ),
    },
    { title: t('difference.kind'), width: '90px', show: (one) => t(`difference.kind.${one.kind}`) },
    {
      title: t('difference.subject'),
      width: 'minmax(160px, 3fr)',
      show: ({ subject }) => <span title={subject}>{subject}</span>,
    },
    { title: t('difference.position'), width: '100px', show: ({ position }) => position },
    { title: t('difference.found'), width: '150px', show: ({ lastFoundAt }) => <Time at={lastFoundAt} /> },
    { title: t('difference.times'), width: '60px', show: ({ times }) => times },
  ];
  const options = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`difference.${name}.${value}`) }));
  return (
    <section className="card">
      <header>
        <h1>{t('tab.differences')}</h1>
        <span className="row end">
          <Filter
            name="state"
            label={t('filter.state')}
            options={options('state', states.slice(1))}
            none={t('difference.state.open')}
          />
          <Filter name="kind" label={t('filter.kind')} options={options('kind', kinds)} />
        </span>
      </header>
      <p className="sentence">{t('difference.sentence')}</p>
      <p className="muted">{who}</p>
      <List
        label={t('tab.differences')}
        queryKey={['differences', state, kind]}
        page={(cursor) =>
          dataOf(api.GET('/v1/differences', { params: { query: { state, kind, limit: 50, cursor } } }))
        }
        keyOf={({ id }) => id}
        columns={columns}
        empty={t('difference.empty')}
      />
    </section>
  );
}

function One({ id }: { readonly id: string }) {
  const difference = useQuery({
    queryKey: ['difference', id],
    queryFn: () => dataOf(api.GET('/v1/differences/{id}', { params: { path: { id } } })),
    meta: { isLive: true },
  });
  return <Answered query={difference}>{(data) => <Shown difference={data} />}</Answered>;
}

function Shown({ difference }: { readonly difference: Difference }) {
  const { t } = useTranslation('operations');
  const { may, who } = useMay('differences', 'accept');
  const [isAccepting, setAccepting] = useState(false);
  const { id, kind, subject, position, accepted, recordedHash, foundHash, sample } = difference;
  return (
    <section className="card panel">
      <div className="row">
        <h1>{t('difference.title', { id })}</h1>
        <Pill
          sign={accepted === null ? 'broken' : 'plain'}
          words={t(`difference.state.${accepted === null ? 'open' : 'accepted'}`)}
        />
        <Link className="end" to="/operations/differences">
          {t('difference.back')}
        </Link>
      </div>
      <p className="sentence">{t(`difference.sentence.${kind}`, { subject, position })}</p>
      {accepted !== null && (
        <p className="notice">
          {t('difference.acceptedBy', { by: accepted.by })} <Time at={accepted.at} />: {accepted.reason}
        </p>
      )}
      <dl className="facts" style={{ display: 'grid', gap: 8 }}>
        <div>
          <dt>{t('difference.recordedHash')}</dt>
          <dd className="mono" style={{ overflowWrap: 'anywhere' }}>
            {recordedHash}
          </dd>
        </div>
        <div>
          <dt>{t('difference.foundHash')}</dt>
          <dd className="mono" style={{ overflowWrap: 'anywhere' }}>
            {foundHash}
          </dd>
        </div>
      </dl>
      <RowsThatDiffer rows={sample} />
      {accepted === null && (
        <p className="row">
          <Button type="primary" disabled={!may} onClick={() => setAccepting(true)}>
            {t('difference.accept')}
          </Button>
          <span className="muted">{who}</span>
        </p>
      )}
      {isAccepting && (
        <ReasonForm
          title={t('difference.accept')}
          words={t('difference.acceptWords')}
          ok={t('difference.accept')}
          send={(reason, key) =>
            dataOf(
              api.POST('/v1/differences/{id}/accept', {
                params: { path: { id } },
                headers: { 'idempotency-key': key },
                body: { reason },
              }),
            )
          }
          close={() => setAccepting(false)}
        />
      )}
    </section>
  );
}

import { dataOf, type Operations, type Schemas } from '@boxtrail/api-client';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { everyone } from '../../base/rights';
import { Age } from '../../ui/Age';
import { Filter } from '../../ui/Filter';
import { StationLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { Area, useMay } from './Area';
import { IssueKey } from './IssueKey';
import { ReasonForm } from './ReasonForm';
import { RotateKey } from './RotateKey';
import { SignInFailures } from './SignInFailures';
import { TextFilter } from './TextFilter';

type ApiKey = Schemas['ApiKey'];
type State = NonNullable<NonNullable<Operations['listApiKeys']['parameters']['query']>['state']>;
const states = ['valid', 'expired', 'revoked', 'all'] as const satisfies readonly State[];
const signs = { valid: 'done', expired: 'plain', revoked: 'open' } as const;

type Asked = { readonly kind: 'issue' } | { readonly kind: 'rotate' | 'revoke'; readonly key: ApiKey };

export default function KeysPage() {
  return (
    <Area name="keys">
      <Keys />
      <SignInFailures />
    </Area>
  );
}

function Keys() {
  const { t } = useTranslation(['operations', 'frame']);
  const { may, who } = useMay('keys', 'change');
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const [markedState] = useMark('state');
  const [markedRole] = useMark('role');
  const [subject] = useMark('subject');
  const state = states.find((one) => one === markedState);
  const role = everyone.find((one) => one === markedRole);
  const columns: readonly Column<ApiKey>[] = [
    { title: t('key.id'), width: '60px', show: ({ id }) => id },
    {
      title: t('key.subject'),
      width: 'minmax(120px, 2fr)',
      show: (key) => <span title={key.subject}>{key.subject}</span>,
    },
    { title: t('key.role'), width: '110px', show: (key) => t(`frame:role.${key.role}`) },
    {
      title: t('key.place'),
      width: '130px',
      show: ({ stationGln }) => (stationGln === null ? t('key.all') : <StationLink gln={stationGln} />),
    },
    {
      title: t('key.state'),
      width: '90px',
      show: (key) => (
        <span title={key.revoked?.reason}>
          <Pill sign={signs[key.state]} words={t(`key.state.${key.state}`)} />
        </span>
      ),
    },
    {
      title: t('key.used'),
      width: '80px',
      show: ({ lastUsedAt }) => (lastUsedAt === null ? t('key.never') : <Age since={lastUsedAt} />),
    },
    { title: t('key.expires'), width: '150px', show: ({ expiresAt }) => <Time at={expiresAt} /> },
    {
      title: t('actions'),
      width: '180px',
      show: (key) =>
        key.state === 'valid' && (
          <>
            <Button
              size="small"
              disabled={!may || key.replacedBy !== null}
              title={key.replacedBy === null ? undefined : t('key.rotated', { id: key.replacedBy })}
              aria-label={`${t('key.rotate')} ${key.id}`}
              onClick={() => ask({ kind: 'rotate', key })}
            >
              {t('key.rotate')}
            </Button>{' '}
            <Button
              size="small"
              disabled={!may}
              aria-label={`${t('key.revoke')} ${key.id}`}
              onClick={() => ask({ kind: 'revoke', key })}
            >
              {t('key.revoke')}
            </Button>
          </>
        ),
    },
  ];
  return (
    <section className="card">
      <header>
        <h1>{t('tab.keys')}</h1>
        <span className="row end">
          <Filter
            name="state"
            label={t('filter.state')}
            options={states.slice(1).map((value) => ({ value, label: t(`key.state.${value}`) }))}
            none={t('key.state.valid')}
          />
          <Filter
            name="role"
            label={t('filter.role')}
            options={everyone.map((value) => ({ value, label: t(`frame:role.${value}`) }))}
          />
          <TextFilter name="subject" label={t('filter.holder')} />
          <Button type="primary" disabled={!may} onClick={() => ask({ kind: 'issue' })}>
            {t('key.issue')}
          </Button>
        </span>
      </header>
      <p className="sentence">{t('key.sentence')}</p>
      <p className="muted">{who}</p>
      <List
        label={t('tab.keys')}
        queryKey={['api-keys', state, role, subject]}
        page={(cursor) =>
          dataOf(api.GET('/v1/api-keys', { params: { query: { state, role, subject, limit: 100, cursor } } }))
        }
        keyOf={({ id }) => id}
        columns={columns}
        empty={t('key.empty')}
      />
      {asked?.kind === 'issue' && <IssueKey close={close} />}
      {asked?.kind === 'rotate' && <RotateKey old={asked.key} close={close} />}
      {asked?.kind === 'revoke' && <Revoke old={asked.key} close={close} />}
    </section>
  );
}

function Revoke({ old, close }: { readonly old: ApiKey; readonly close: () => void }) {
  const { t } = useTranslation('operations');
  return (
    <ReasonForm
      title={t('revoke.title', { id: old.id, subject: old.subject })}
      words={t('revoke.words')}
      ok={t('key.revoke')}
      danger
      send={(reason, key) =>
        dataOf(
          api.POST('/v1/api-keys/{id}/revoke', {
            params: { path: { id: old.id } },
            headers: { 'idempotency-key': key },
            body: { reason },
          }),
        )
      }
      close={close}
    />
  );
}

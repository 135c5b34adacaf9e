import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { useStationNames } from '../../base/names';
import { useHasRole } from '../../base/session';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Actions, type Action } from '../../ui/form/Actions';
import { StationLink } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { localTime } from '../../ui/times';
import { useNow } from '../../ui/useNow';
import { ChangePass, type Change } from './PassForms';
import { PassLoads, usePassLoads } from './PassLoads';
import { authorities, loadReaders, signOf, told } from './standing';

type Pass = Schemas['Pass'];

export default function PassPage() {
  const { passId = '' } = useParams();
  const pass = useQuery({
    queryKey: ['pass', passId],
    queryFn: () => dataOf(api.GET('/v1/passes/{passId}', { params: { path: { passId } } })),
    meta: { isLive: true },
  });
  return <Answered query={pass}>{(data) => <Shown pass={data} />}</Answered>;
}

function Shown({ pass }: { readonly pass: Pass }) {
  const { t } = useTranslation('passes');
  const { passId, status, subject, zones, changes, issuedAt, validFrom, validUntil } = pass;
  const history = [
    { at: issuedAt, words: t('history.issuedFirst'), reason: '', actor: '' },
    ...changes.map(({ status: to, ...change }) => ({ ...change, words: t(`history.${to}`) })),
    ...(status === 'expired' ? [{ at: validUntil, words: t('history.expired'), reason: '', actor: '' }] : []),
  ].toReversed();
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>
            {t('column.pass')} <Copy text={passId} />
          </h1>
          <Pill sign={signOf(status)} words={t(`status.${status}`)} />
        </div>
        <Sentence pass={pass} />
        <Facts
          of={[
            [t(`subject.${subject.kind}`), subject.plate ?? subject.personRef],
            [
              t(subject.kind === 'vehicle' ? 'issue.carrierRef' : 'issue.employerRef'),
              subject.carrierRef ?? subject.employerRef,
            ],
            [t('column.validFrom'), <Time at={validFrom} />],
            [t('column.validUntil'), <Time at={validUntil} />],
            [t('column.authority'), pass.authorityRef],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <Actions of={useChanges(pass)} />
        </div>
      </section>
      <PassLoads passId={passId} />
      <section className="card">
        <header>
          <h2>{t('history.title')}</h2>
        </header>
        <Table
          label={t('history.title')}
          rows={history}
          keyOf={({ at, words }) => `${at} ${words}`}
          empty=""
          columns={[
            { title: t('history.when'), show: ({ at }) => <Time at={at} /> },
            { title: t('history.what'), show: ({ words }) => words },
            { title: t('history.why'), show: ({ reason }) => reason },
            { title: t('history.who'), show: ({ actor }) => actor },
          ]}
        />
      </section>
      <section className="card">
        <header>
          <h2>{t('zones')}</h2>
          <span className="muted">{t('zonesWords')}</span>
        </header>
        <Zones glns={zones} />
      </section>
    </>
  );
}

/** What may be done with the pass as it stands. */
function useChanges(pass: Pass): readonly Action[] {
  const { t } = useTranslation('passes');
  const { status } = pass;
  const blocked: Readonly<Record<Change, string | undefined>> = {
    suspend: status === 'suspended' ? t('blocked.suspend') : undefined,
    reinstate: status === 'suspended' ? undefined : t('blocked.reinstate'),
    revoke: undefined,
  };
  return (['suspend', 'reinstate', 'revoke'] as const).map((change) => ({
    name: change,
    label: t(`do.${change}`),
    roles: authorities,
    blocked: status === 'revoked' ? t('blocked.revoke') : blocked[change],
    isDanger: change === 'revoke',
    form: (close) => <ChangePass change={change} pass={pass} close={close} />,
  }));
}

/** What the pass is worth now, where, and what is on the road under it. */
function Sentence({ pass }: { readonly pass: Pass }) {
  const { t, i18n } = useTranslation('passes');
  const { is, at } = told(pass, useNow());
  const names = useStationNames(pass.zones);
  const loads = usePassLoads(pass.passId, useHasRole(loadReaders)).data;
  const zones = names.join(t('comma')) + (pass.zones.length > names.length ? t('andMore') : '');
  const driving = loads?.items.filter(({ onTheRoad }) => onTheRoad).length;
  const isWithdrawn = is === 'revoked' || is === 'suspended';
  const words =
    driving === undefined ? '' : driving === 0 ? t('noneOnTheRoad') : t('onTheRoad', { count: driving });
  return (
    <p className="sentence">
      {t(`sentence.${is}`, { at: localTime(at, i18n.language), zones })}{' '}
      {isWithdrawn && driving !== undefined && driving > 0 ? <Pill sign="broken" words={words} /> : words}
    </p>
  );
}

function Zones({ glns }: { readonly glns: readonly string[] }) {
  const names = useStationNames(glns);
  return (
    <div className="manifest">
      {glns.map((gln, i) => (
        <StationLink key={gln} gln={gln} name={names[i]} />
      ))}
    </div>
  );
}

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { BoxLink, StationLink } from '../../ui/ids';
import { HeldThere } from '../../ui/Held';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';

export default function LoadPage() {
  const { loadId = '' } = useParams();
  const load = useQuery({
    queryKey: ['load', loadId],
    queryFn: () => dataOf(api.GET('/v1/loads/{loadId}', { params: { path: { loadId } } })),
    meta: { isLive: true },
  });
  return <Answered query={load}>{(data) => <Shown load={data} />}</Answered>;
}

type Load = Schemas['Load'];

function Shown({ load }: { readonly load: Load }) {
  const { t } = useTranslation(['loads', 'trail']);
  const different = load.discrepancies;
  const moments = ['plannedAt', 'sealedAt', 'dispatchedAt', 'arrivedAt', 'receivedAt'] as const;
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>
            {t('column.load')} <Copy text={load.loadId} />
          </h1>
          <Pill sign={load.status === 'received' ? 'done' : 'plain'} words={t(`status.${load.status}`)} />
          <Link className="end" to={`/findings?loadId=${encodeURIComponent(load.loadId)}`}>
            {t('findings')}
          </Link>
        </div>
        <p className="sentence">
          {different.length === 0
            ? t(load.status === 'received' ? 'sentence.complete' : 'sentence.underWay', {
                count: load.boxCount,
              })
            : t('sentence.different', { count: different.length, boxes: load.boxCount })}
        </p>
        <HeldThere loadId={load.loadId} />
        <dl className="facts">
          <Fact name="from" value={<StationLink gln={load.fromGln} />} />
          <Fact name="to" value={<StationLink gln={load.toGln} />} />
          <Fact name="plate" value={load.plate} />
          <Fact name="driver" value={load.driverRef} />
          <Fact name="seal" value={load.sealId} />
          {load.passes !== null && (
            <Fact
              name="passes"
              value={[load.passes.vehiclePassId, load.passes.driverPassId].map((passId) => (
                <Link key={passId} to={`/passes/${encodeURIComponent(passId)}`} style={{ marginRight: 8 }}>
                  {passId}
                </Link>
              ))}
            />
          )}
          {moments.map((name) => {
            const at = load[name];
            return at !== null && <Fact key={name} name={name} value={<Time at={at} />} />;
          })}
        </dl>
      </section>
      {load.checkpoints.length > 0 && (
        <section className="card">
          <header>
            <h2>{t('checkpoints')}</h2>
          </header>
          <ul>
            {load.checkpoints.map(({ scanId, checkpointRef, passId, verdict, occurredAt }) => (
              <li key={scanId}>
                <Time at={occurredAt} /> {checkpointRef} · {passId}{' '}
                <Pill sign={verdict === 'valid' ? 'done' : 'broken'} words={t(`trail:verdict.${verdict}`)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card">
        <header>
          <h2>{t('manifest')}</h2>
          <span className="muted">{load.boxCount}</span>
        </header>
        {different.map(({ sscc, kind }) => (
          <p key={`${sscc} ${kind}`} style={{ margin: '0 0 4px' }}>
            <Pill sign={kind === 'missing' ? 'broken' : 'open'} words={t(`trail:finding.${kind}`)} />{' '}
            <BoxLink sscc={sscc} />
          </p>
        ))}
        <div className="manifest" tabIndex={0} role="region" aria-label={t('manifest')}>
          {load.manifest.map((sscc) => (
            <BoxLink key={sscc} sscc={sscc} />
          ))}
        </div>
      </section>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  const { t } = useTranslation('loads');
  return (
    <div>
      <dt>{t(`column.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
}

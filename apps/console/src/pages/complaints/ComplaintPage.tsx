import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Actions } from '../../ui/form/Actions';
import { BoxLink, HoldLink, RecallLink, RoundLink, StationLink } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { CloseComplaint, Follow } from './ComplaintForms';

export default function ComplaintPage() {
  const { complaintId = '' } = useParams();
  const complaint = useQuery({
    queryKey: ['complaint', complaintId],
    queryFn: () => dataOf(api.GET('/v1/complaints/{complaintId}', { params: { path: { complaintId } } })),
    meta: { isLive: true },
  });
  return <Answered query={complaint}>{(data) => <Shown complaint={data} />}</Answered>;
}

function Shown({ complaint }: { readonly complaint: Schemas['Complaint'] }) {
  const { t } = useTranslation('complaints');
  const { complaintId, status, kind, outcome, lots, hidden, closedAt, followedBy } = complaint;
  const blocked = status === 'closed' ? t('blocked.closed') : undefined;
  return (
    <section className="card">
      <div className="row">
        <h1>
          {t('column.complaint')} <Copy text={complaintId} />
        </h1>
        <Pill sign={status === 'open' ? 'open' : 'done'} words={t(`status.${status}`)} />
      </div>
      <p className="sentence">
        {outcome === null
          ? t('sentence.open', { kind: t(`kind.${kind}`) })
          : t('sentence.closed', { kind: t(`kind.${kind}`), outcome: t(`outcome.${outcome}`) })}
      </p>
      <Facts
        of={[
          [t('column.box'), <BoxLink sscc={complaint.sscc} />],
          [t('column.words'), complaint.words],
          [t('column.household'), hidden.length > 0 ? <i>{t('hidden')}</i> : complaint.householdRef],
          [t('column.supplier'), <StationLink gln={complaint.supplierGln} />],
          [t('column.destination'), <StationLink gln={complaint.destinationGln} />],
          [
            t('column.need'),
            <>
              <RoundLink roundId={complaint.roundId} /> · {complaint.needId}
            </>,
          ],
          [t('column.filedAt'), <Time at={complaint.filedAt} />],
          [t('column.filedBy'), complaint.filedBy],
          [t('column.closedAt'), closedAt !== null && <Time at={closedAt} />],
          [t('column.closedWords'), complaint.closedWords],
        ]}
      />
      <h2>{t('lots')}</h2>
      <ul className="lines">
        {lots.map(({ gtin, lot }) => (
          <li key={`${gtin} ${lot}`}>
            <Link to={`/complaints?${new URLSearchParams({ gtin, lot }).toString()}`}>{lot}</Link>{' '}
            <span className="mono">{gtin}</span>
          </li>
        ))}
      </ul>
      {followedBy.length > 0 && <h2>{t('followedBy')}</h2>}
      <ul className="lines">
        {followedBy.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            {t(`followed.${one.kind}`)}{' '}
            {one.kind === 'hold' ? <HoldLink holdId={one.id} /> : <RecallLink recallId={one.id} />}
          </li>
        ))}
      </ul>
      <Actions
        of={[
          {
            name: 'hold',
            label: t('hold.do'),
            roles: rolesOf('holdAfterComplaint'),
            blocked,
            form: (close) => <Follow by="hold" complaint={complaint} close={close} />,
          },
          {
            name: 'recall',
            label: t('recall.do'),
            roles: rolesOf('recallAfterComplaint'),
            blocked,
            isDanger: true,
            form: (close) => <Follow by="recall" complaint={complaint} close={close} />,
          },
          {
            name: 'close',
            label: t('close.do'),
            roles: rolesOf('closeComplaint'),
            blocked,
            form: (close) => <CloseComplaint complaint={complaint} close={close} />,
          },
        ]}
      />
    </section>
  );
}

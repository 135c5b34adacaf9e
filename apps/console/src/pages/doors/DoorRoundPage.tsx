import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../base/api';
import { useStation } from '../../base/names';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Household } from '../../ui/Household';
import { BoxLink, StationLink } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { counted, signOf, waitingFirst } from './outcomes';

type DoorRound = Schemas['DoorRound'];

export default function DoorRoundPage() {
  const { doorRoundId = '' } = useParams();
  const doorRound = useQuery({
    queryKey: ['door-round', doorRoundId],
    queryFn: () => dataOf(api.GET('/v1/door-rounds/{doorRoundId}', { params: { path: { doorRoundId } } })),
    meta: { isLive: true },
  });
  return <Answered query={doorRound}>{(data) => <Shown doorRound={data} />}</Answered>;
}

function Shown({ doorRound }: { readonly doorRound: DoorRound }) {
  const { t } = useTranslation(['doors', 'trail']);
  const { boxes, status, fromGln, teamRef, startedAt } = doorRound;
  const station = useStation(fromGln).data;
  const groups = counted(boxes)
    .map(({ outcome, count }) => t(`count.${outcome}`, { count }))
    .join(t('comma'));
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>
            {t('column.doorRound')} <Copy text={doorRound.doorRoundId} />
          </h1>
          <Pill sign={status === 'out' ? 'open' : 'plain'} words={t(`status.${status}`)} />
        </div>
        <p className="sentence">{t('sentence.of', { count: boxes.length, groups })}</p>
        <Facts
          of={[
            [
              t('column.team'),
              <Link to={`/door-rounds?teamRef=${encodeURIComponent(teamRef)}`}>{teamRef}</Link>,
            ],
            [t('column.from'), <StationLink gln={fromGln} name={station?.name} />],
            [t('column.started'), <Time at={startedAt} />],
          ]}
        />
      </section>
      <section className="card">
        <header>
          <h2>{t('boxes')}</h2>
        </header>
        <Table
          label={t('boxes')}
          rows={waitingFirst(boxes)}
          keyOf={({ sscc }) => sscc}
          empty={t('empty')}
          columns={[
            {
              title: t('column.outcome'),
              show: ({ status, failedBecause }) => (
                <>
                  <Pill sign={signOf(status)} words={t(`outcome.${status}`)} />
                  {failedBecause !== null && (
                    <div className="muted">
                      {t('failed')} {t(`trail:reason.${failedBecause}`, { defaultValue: failedBecause })}
                    </div>
                  )}
                </>
              ),
            },
            {
              title: t('column.label'),
              show: ({ label }) =>
                label === null ? <i className="muted">{t('noLabel')}</i> : <Household of={label} />,
            },
            { title: t('column.box'), show: ({ sscc }) => <BoxLink sscc={sscc} /> },
            { title: t('column.since'), show: ({ since }) => <Time at={since} /> },
          ]}
        />
      </section>
    </>
  );
}

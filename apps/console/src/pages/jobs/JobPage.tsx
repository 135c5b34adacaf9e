import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { useBoxTypes, useStation, useSuppliers } from '../../base/names';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { DesignationOf, MovedFrom } from '../../ui/DesignationOf';
import { Facts } from '../../ui/Facts';
import { Household } from '../../ui/Household';
import { BoxLink, BoxTypeLink, RoundLink, StationLink, SupplierLink } from '../../ui/ids';
import { Labels } from '../../ui/Labels';
import { Pill } from '../../ui/Pill';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { JobActions } from './JobForms';
import { useRoundBoxes } from './queries';
import { signOf } from './signs';

type Job = Schemas['PackingJob'];

export default function JobPage() {
  const { jobId = '' } = useParams();
  const job = useQuery({
    queryKey: ['job', jobId],
    queryFn: () => dataOf(api.GET('/v1/packing-jobs/{jobId}', { params: { path: { jobId } } })),
    meta: { isLive: true },
  });
  return <Answered query={job}>{(data) => <Shown job={data} />}</Answered>;
}

function Shown({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  const types = useBoxTypes().data;
  const station = useStation(job.communityGln).data;
  const suppliers = useSuppliers().data;
  const supplierName = (of: string) => suppliers?.find(({ gln }) => gln === of)?.name;
  const scheduleOf = ({ wave, priority }: Job): string =>
    wave === null ? t(`priority.${priority}`) : t('inWave', { wave, priority: t(`priority.${priority}`) });
  const nameOf = (gtin: string): string => types?.find((type) => type.gtin === gtin)?.name ?? gtin;
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>
            {t('column.job')} <Copy text={job.jobId} />
          </h1>
          <Pill sign={signOf(job.status)} words={t(`status.${job.status}`)} />
          {job.packed > 0 && (
            <span className="row end">
              <Labels
                path={`/v1/packing-jobs/${encodeURIComponent(job.jobId)}/labels`}
                operation="getJobLabels"
              />
            </span>
          )}
        </div>
        <p className="sentence">
          {job.isUnserved && <strong>{t('sentence.unserved')} </strong>}
          <MovedFrom of={job.moved} />
          {t(`sentence.${job.status}`, wordsOf(job))}
        </p>
        <Facts
          of={[
            [t('column.round'), <RoundLink roundId={job.roundId} />],
            [
              t('column.supplier'),
              <SupplierLink gln={job.supplierGln} name={supplierName(job.supplierGln)} />,
            ],
            [t('column.community'), <StationLink gln={job.communityGln} name={station?.name} />],
            [t('column.offer'), t(`offer.${job.offer}`)],
            [t('column.wave'), scheduleOf(job)],
            [t('column.packed'), t('packedOf', job)],
            [t('column.created'), <Time at={job.createdAt} />],
            [t('column.closed'), job.closedAt !== null && <Time at={job.closedAt} />],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <JobActions job={job} />
        </div>
      </section>
      {job.designation !== null && <DesignationOf designation={job.designation} nameOf={supplierName} />}
      {job.declined.length > 0 && <Declined job={job} nameOf={supplierName} />}
      {job.shortages.length > 0 && (
        <section className="card">
          <header>
            <h2>{t('shortages')}</h2>
          </header>
          <Table
            label={t('shortages')}
            rows={job.shortages}
            keyOf={({ needId, gtin }) => `${needId} ${gtin}`}
            empty=""
            columns={[
              { title: t('column.need'), show: ({ needId }) => <span className="mono">{needId}</span> },
              {
                title: t('column.type'),
                show: ({ gtin }) => <BoxTypeLink gtin={gtin} name={nameOf(gtin)} />,
              },
              { title: t('column.missing'), show: ({ missing }) => missing },
              { title: t('column.reason'), show: ({ reason }) => reason },
            ]}
          />
        </section>
      )}
      <section className="card">
        <header>
          <h2>{t('needs')}</h2>
        </header>
        <Table
          label={t('needs')}
          rows={job.needs}
          keyOf={({ needId }) => needId}
          empty={t('needsEmpty')}
          columns={[
            { title: t('column.need'), show: ({ needId }) => <span className="mono">{needId}</span> },
            { title: t('column.household'), show: (need) => <Household of={need} /> },
            {
              title: t('column.packed'),
              show: ({ lines }) =>
                lines.map(({ gtin, quantity, packed }) => (
                  <div key={gtin}>
                    {packed < quantity ? (
                      <b>{t('packedOf', { packed, boxes: quantity })}</b>
                    ) : (
                      t('packedOf', { packed, boxes: quantity })
                    )}{' '}
                    {nameOf(gtin)}
                  </div>
                )),
            },
          ]}
        />
      </section>
      <Boxes roundId={job.roundId} />
    </>
  );
}

interface DeclinedProps {
  readonly job: Job;
  readonly nameOf: (gln: string) => string | undefined;
}

/** The suppliers that did not take the job, with their reasons. */
function Declined({ job, nameOf }: DeclinedProps) {
  const { t } = useTranslation('jobs');
  return (
    <section className="card">
      <header>
        <h2>{t('declined')}</h2>
      </header>
      <Table
        label={t('declined')}
        rows={job.declined}
        keyOf={({ supplierGln, at }) => `${supplierGln} ${at}`}
        empty=""
        columns={[
          {
            title: t('column.supplier'),
            show: ({ supplierGln }) => <SupplierLink gln={supplierGln} name={nameOf(supplierGln)} />,
          },
          { title: t('column.reason'), show: ({ reason }) => reason },
          { title: t('column.declinedAt'), show: ({ at }) => <Time at={at} /> },
        ]}
      />
    </section>
  );
}

/** The figures of the sentence of a job; `count` is what the sentence is about. */
function wordsOf({ status, boxes, packed, shortages }: Job) {
  const short = shortages.reduce((sum, { missing }) => sum + missing, 0);
  return { boxes, packed, count: { short, open: boxes - packed, completed: boxes }[status] };
}

/** The boxes that were packed, and where each is. */
function Boxes({ roundId }: { readonly roundId: string }) {
  const { t } = useTranslation(['jobs', 'trail']);
  const boxes = useRoundBoxes(roundId);
  return (
    <section className="card">
      <header>
        <h2>{t('boxes.title')}</h2>
      </header>
      <Answered query={boxes}>
        {({ items, next }) => (
          <>
            <Table
              label={t('boxes.title')}
              rows={items}
              keyOf={({ sscc }) => sscc}
              empty={t('boxes.empty')}
              columns={[
                { title: t('boxes.box'), show: ({ sscc }) => <BoxLink sscc={sscc} /> },
                { title: t('column.status'), show: ({ status }) => t(`trail:status.${status}`) },
                {
                  title: t('boxes.trail'),
                  show: ({ broken, explained, open }) => (
                    <>
                      {broken && (
                        <Pill
                          sign={explained ? 'open' : 'broken'}
                          words={t(explained ? 'boxes.explained' : 'boxes.broken')}
                        />
                      )}{' '}
                      {open.map((kind) => t(`trail:finding.${kind}`, { defaultValue: kind })).join(', ')}
                    </>
                  ),
                },
              ]}
            />
            {next !== null && <p className="muted">{t('boxes.more', { count: items.length })}</p>}
          </>
        )}
      </Answered>
    </section>
  );
}

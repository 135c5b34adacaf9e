import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { useSuppliers } from '../../base/names';
import { Actions } from '../../ui/form/Actions';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { priorities } from './pages';

type Job = Schemas['PackingJob'];
interface Props {
  readonly job: Job;
  readonly close: () => void;
}

/** What can be said to a job: whether its supplier takes it, who else packs it, and when. */
export function JobActions({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  const closed = job.status === 'open' ? undefined : t('closedAlready');
  const begun = closed ?? (job.packed > 0 || job.awaited.length > 0 ? t('begunAlready') : undefined);
  const accepted = job.offer === 'accepted' ? t('acceptedAlready') : undefined;
  return (
    <Actions
      of={[
        {
          ...{ name: 'accept', label: t('accept.do'), roles: rolesOf('acceptPackingJob') },
          blocked: closed ?? accepted,
          form: (close) => <Accept job={job} close={close} />,
        },
        {
          ...{ name: 'decline', label: t('decline.do'), roles: rolesOf('declinePackingJob') },
          blocked: begun ?? accepted,
          isDanger: true,
          form: (close) => <Decline job={job} close={close} />,
        },
        {
          ...{ name: 'move', label: t('move.do'), roles: rolesOf('movePackingJob') },
          blocked: begun,
          form: (close) => <Move job={job} close={close} />,
        },
        {
          ...{ name: 'schedule', label: t('schedule.do'), roles: rolesOf('schedulePackingJob') },
          blocked: closed,
          form: (close) => <Schedule job={job} close={close} />,
        },
      ]}
    />
  );
}

function Accept({ job: { jobId, supplierGln }, close }: Props) {
  const { t } = useTranslation('jobs');
  const name = useSuppliers().data?.find(({ gln }) => gln === supplierGln)?.name ?? supplierGln;
  return (
    <Form
      title={t('accept.title', { jobId })}
      sendWords={t('accept.do')}
      fields={[]}
      values={{}}
      change={() => undefined}
      send={(_, headers) =>
        dataOf(
          api.POST('/v1/packing-jobs/{jobId}/accept', { params: { path: { jobId } }, headers, body: {} }),
        )
      }
      close={close}
    >
      <p>{t('accept.words', { name })}</p>
    </Form>
  );
}

function Decline({ job: { jobId }, close }: Props) {
  const { t } = useTranslation('jobs');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('decline.title', { jobId })}
      sendWords={t('decline.do')}
      fields={[{ name: 'reason', kind: 'words', label: t('column.reason'), required: true }]}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/packing-jobs/{jobId}/decline', {
            params: { path: { jobId } },
            headers,
            body: body as Schemas['DeclineBody'],
          }),
        )
      }
      close={close}
    >
      <p>{t('decline.words')}</p>
    </Form>
  );
}

function Move({ job: { jobId, supplierGln }, close }: Props) {
  const { t } = useTranslation('jobs');
  const [values, setValues] = useState<Values>({});
  const others = (useSuppliers().data ?? []).filter(
    ({ gln, status }) => gln !== supplierGln && status === 'active',
  );
  const fields: readonly Field[] = [
    {
      ...{ name: 'supplierGln', kind: 'choice', label: t('column.supplier'), required: true },
      options: others.map(({ gln, name }) => ({ value: gln, label: name })),
    },
    { name: 'reason', kind: 'words', label: t('column.reason'), required: true },
  ];
  return (
    <Form
      title={t('move.title', { jobId })}
      sendWords={t('move.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/packing-jobs/{jobId}/move', {
            params: { path: { jobId } },
            headers,
            body: body as Schemas['MoveBody'],
          }),
        )
      }
      close={close}
    >
      <p>{t('move.words')}</p>
    </Form>
  );
}

function Schedule({ job: { jobId, priority, wave }, close }: Props) {
  const { t } = useTranslation('jobs');
  const [values, setValues] = useState<Values>({ priority, wave: wave === null ? '' : String(wave) });
  const fields: readonly Field[] = [
    {
      ...{ name: 'priority', kind: 'choice', label: t('column.priority'), required: true },
      options: priorities.map((value) => ({ value, label: t(`priority.${value}`) })),
    },
    { name: 'wave', kind: 'number', label: t('column.wave'), hint: t('schedule.waveHint') },
  ];
  return (
    <Form
      title={t('schedule.title', { jobId })}
      sendWords={t('schedule.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/packing-jobs/{jobId}/schedule', {
            params: { path: { jobId } },
            headers,
            body: body as Schemas['ScheduleBody'],
          }),
        )
      }
      close={close}
    />
  );
}

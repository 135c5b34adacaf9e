import { dataOf } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { timeNow } from '../../base/clock';
import { everyone } from '../../base/rights';
import type { Role } from '../../base/session';
import { dayAfter, endOf } from './expiry';
import { Field, wrongOf } from './Field';
import { Expiry, KeyForm } from './KeyForm';

/** Days that a key is valid unless the reader chooses others. */
const usualDays = 90;

/** Issues a key. */
export function IssueKey({ close }: { readonly close: () => void }) {
  const { t } = useTranslation(['operations', 'frame']);
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => window.crypto.randomUUID());
  const [subject, setSubject] = useState('');
  const [role, setRole] = useState<Role>('station');
  const [stationGln, setStationGln] = useState('');
  const [day, setDay] = useState(() => dayAfter(new Date(timeNow()), usualDays));
  const [recordsAfterwards, setRecordsAfterwards] = useState('');
  const expiresAt = endOf(day);
  const issue = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/api-keys', {
          headers: { 'idempotency-key': idempotencyKey },
          body: {
            subject: subject.trim(),
            role,
            expiresAt: expiresAt ?? '',
            ...(stationGln.trim() !== '' && { stationGln: stationGln.trim() }),
            ...(recordsAfterwards.trim() !== '' && { recordsAfterwards: recordsAfterwards.trim() }),
          },
        }),
      ),
    gcTime: 0, // the key is kept no longer than it is shown
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  return (
    <KeyForm
      title={t('key.issue')}
      words={t('issue.words')}
      ok={t('key.issue')}
      isComplete={subject.trim() !== '' && expiresAt !== undefined}
      made={issue}
      pointers={['/subject', '/stationGln', '/expiresAt', '/recordsAfterwards']}
      close={close}
    >
      <Field label={t('filter.holder')} hint={t('issue.subject')} wrong={wrongOf(issue.error, '/subject')}>
        {(field) => (
          <Input
            {...field}
            value={subject}
            maxLength={64}
            autoComplete="off"
            onChange={({ target }) => setSubject(target.value)}
          />
        )}
      </Field>
      <Field label={t('filter.role')}>
        {({ id }) => (
          <Select
            id={id}
            value={role}
            onChange={setRole}
            options={everyone.map((value) => ({ value, label: t(`frame:role.${value}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('issue.station')}
        hint={t('issue.stationHint')}
        wrong={wrongOf(issue.error, '/stationGln')}
      >
        {(field) => (
          <Input {...field} value={stationGln} onChange={({ target }) => setStationGln(target.value)} />
        )}
      </Field>
      <Expiry day={day} setDay={setDay} error={issue.error} />
      <Field
        label={t('issue.recordsAfterwards')}
        hint={t('issue.recordsAfterwardsHint')}
        wrong={wrongOf(issue.error, '/recordsAfterwards')}
      >
        {(field) => (
          <Input
            {...field}
            value={recordsAfterwards}
            maxLength={500}
            onChange={({ target }) => setRecordsAfterwards(target.value)}
          />
        )}
      </Field>
    </KeyForm>
  );
}

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { timeNow } from '../../base/clock';
import { dayAfter, endOf } from './expiry';
import { Field } from './Field';
import { Expiry, KeyForm } from './KeyForm';

const usualDays = 90;
/** How long both keys are valid, in seconds. */
const overlaps = [0, 3_600, 86_400, 604_800] as const;

/** Issues the successor of a key. */
export function RotateKey({ old, close }: { readonly old: Schemas['ApiKey']; readonly close: () => void }) {
  const { t } = useTranslation('operations');
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => window.crypto.randomUUID());
  const [day, setDay] = useState(() => dayAfter(new Date(timeNow()), usualDays));
  const [overlapSeconds, setOverlap] = useState<number>(3_600);
  const expiresAt = endOf(day);
  const rotate = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/api-keys/{id}/rotate', {
          params: { path: { id: old.id } },
          headers: { 'idempotency-key': idempotencyKey },
          body: { expiresAt: expiresAt ?? '', overlapSeconds },
        }),
      ),
    gcTime: 0, // the key is kept no longer than it is shown
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  return (
    <KeyForm
      title={t('rotate.title', { id: old.id, subject: old.subject })}
      words={t('rotate.words')}
      ok={t('key.rotate')}
      isComplete={expiresAt !== undefined}
      made={rotate}
      pointers={['/expiresAt']}
      close={close}
    >
      <Expiry day={day} setDay={setDay} error={rotate.error} />
      <Field label={t('rotate.overlap')}>
        {({ id }) => (
          <Select
            id={id}
            value={overlapSeconds}
            onChange={setOverlap}
            options={overlaps.map((value) => ({ value, label: t(`rotate.overlap.${value}`) }))}
          />
        )}
      </Field>
    </KeyForm>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../ui/Trouble';
import { Field, wrongOf } from './Field';

interface ReasonFormProps {
  readonly title: string;
  /** What happens, in one sentence. */
  readonly words: string;
  readonly ok: string;
  readonly danger?: boolean;
  readonly send: (reason: string, idempotencyKey: string) => Promise<unknown>;
  readonly close: () => void;
}

/** Asks for the reason of a decision, and sends it once. */
export function ReasonForm({ title, words, ok, danger = false, send, close }: ReasonFormProps) {
  const { t } = useTranslation('operations');
  const client = useQueryClient();
  // One form is one command: sending it again after a broken connection cannot decide twice.
  const [idempotencyKey] = useState(() => window.crypto.randomUUID());
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: () => send(reason, idempotencyKey),
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  const wrong = wrongOf(decide.error, '/reason');
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', danger }}
      confirmLoading={decide.isPending}
      onOk={() => decide.mutate()}
      onCancel={close}
    >
      <p>{words}</p>
      <Field label={t('reason')} wrong={wrong}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {decide.error !== null && wrong === undefined && (
        <Trouble error={decide.error} again={() => decide.mutate()} />
      )}
    </Modal>
  );
}

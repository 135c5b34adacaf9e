import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../ui/Trouble';

interface ConfirmProps<T> {
  readonly title: string;
  /** What happens, in one sentence. */
  readonly words: string;
  readonly ok: string;
  readonly send: (idempotencyKey: string) => Promise<T>;
  /** What the answer says. */
  readonly answered: (data: T) => ReactNode;
  readonly close: () => void;
}

/** Asks once more before something is done, and says what came of it. */
export function Confirm<T>({ title, words, ok, send, answered, close }: ConfirmProps<T>) {
  const { t } = useTranslation('operations');
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => window.crypto.randomUUID());
  const act = useMutation({
    mutationFn: () => send(idempotencyKey),
    onSettled: () => client.invalidateQueries(),
  });
  const isDone = act.data !== undefined;
  return (
    <Modal
      open
      title={title}
      okText={isDone ? t('close') : ok}
      cancelText={t('cancel')}
      cancelButtonProps={isDone ? { hidden: true } : {}}
      confirmLoading={act.isPending}
      onOk={() => (isDone ? close() : act.mutate())}
      onCancel={close}
    >
      {act.data === undefined ? <p>{words}</p> : <p role="status">{answered(act.data)}</p>}
      {act.error !== null && <Trouble error={act.error} again={() => act.mutate()} />}
    </Modal>
  );
}

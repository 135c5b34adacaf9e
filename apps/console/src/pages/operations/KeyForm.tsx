import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Copy } from '../../ui/Copy';
import { Trouble } from '../../ui/Trouble';
import { Field, wrongOf } from './Field';

interface KeyFormProps {
  readonly title: string;
  readonly words: string;
  readonly ok: string;
  readonly isComplete: boolean;
  readonly made: UseMutationResult<{ readonly key: string }, Error, void>;
  /** Fields that say themselves what is wrong, by JSON pointer. */
  readonly pointers: readonly string[];
  readonly children: ReactNode;
  readonly close: () => void;
}

/** A form that makes a key. The key is shown until the form is closed, and never again. */
export function KeyForm({ title, words, ok, isComplete, made, pointers, children, close }: KeyFormProps) {
  const { t } = useTranslation('operations');
  const key = made.data?.key;
  const isShownAtField = pointers.some((pointer) => wrongOf(made.error, pointer) !== undefined);
  return (
    <Modal
      open
      title={title}
      mask={{ closable: false }}
      keyboard={key === undefined}
      onCancel={close}
      footer={
        key === undefined ? (
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button
              type="primary"
              disabled={!isComplete}
              loading={made.isPending}
              onClick={() => made.mutate()}
            >
              {ok}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={close}>
            {t('key.kept')}
          </Button>
        )
      }
    >
      {key === undefined ? (
        <>
          <p>{words}</p>
          {children}
          {made.error !== null && !isShownAtField && (
            <Trouble error={made.error} again={() => made.mutate()} />
          )}
        </>
      ) : (
        <div role="status">
          <p className="notice open">{t('key.once')}</p>
          <p style={{ overflowWrap: 'anywhere' }}>
            <Copy text={key} />
          </p>
        </div>
      )}
    </Modal>
  );
}

interface ExpiryProps {
  /** A day as `YYYY-MM-DD`. */
  readonly day: string;
  readonly setDay: (day: string) => void;
  readonly error: Error | null;
}

/** The last day of a key. */
export function Expiry({ day, setDay, error }: ExpiryProps) {
  const { t } = useTranslation('operations');
  return (
    <Field label={t('key.lastDay')} hint={t('key.lastDayHint')} wrong={wrongOf(error, '/expiresAt')}>
      {(field) => (
        <Input {...field} type="date" value={day} onChange={({ target }) => setDay(target.value)} />
      )}
    </Field>
  );
}

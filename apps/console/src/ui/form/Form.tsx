import { Refused } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../Trouble';
import { Fields } from './FieldInput';
import { bodyOf, placed, wrongIn, type Body, type Field, type Values } from './fields';
import './form.css';

/** The header of a command; sending a form again cannot have a second effect. */
export type Headers = Readonly<Record<'idempotency-key', string>>;

export interface FormProps {
  readonly title: string;
  /** On the button that sends. */
  readonly sendWords: string;
  /** It cannot be undone. */
  readonly isDanger?: boolean;
  /** What it does, above the fields. */
  readonly children?: ReactNode;
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly change: (values: Values) => void;
  readonly send: (body: Body, headers: Headers) => Promise<unknown>;
  readonly close: () => void;
}

/** One command: what is missing is told before it is sent, what the service refuses at the fields that it names. */
export function Form(props: FormProps) {
  const { title, sendWords, isDanger = false, children, fields, values, change, send, close } = props;
  const { t } = useTranslation('frame');
  const form = useId();
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => window.crypto.randomUUID());
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const isSending = useRef(false);
  const command = useMutation({
    mutationFn: () => send(bodyOf(fields, values), { 'idempotency-key': idempotencyKey }),
    onSuccess: async () => {
      close();
      await client.invalidateQueries();
    },
    onError: (error) => setProblems(placed(fields, errorsOf(error)).at),
    onSettled: () => {
      isSending.current = false;
    },
  });
  useEffect(() => {
    const [first] = problems.keys();
    if (first !== undefined) document.getElementById(`${form}${first}`)?.focus();
  }, [problems, form]);

  const submit = () => {
    if (isSending.current) return;
    const wrong = wrongIn(fields, values);
    setProblems(new Map([...wrong].map(([pointer, why]) => [pointer, t(`form.${why}`)])));
    if (wrong.size > 0) return;
    isSending.current = true;
    command.mutate();
  };
  const isOnlyAtFields =
    command.error === null || (problems.size > 0 && !placed(fields, errorsOf(command.error)).elsewhere);
  return (
    <Modal
      open
      title={title}
      okText={sendWords}
      okButtonProps={{ htmlType: 'submit', form, danger: isDanger }}
      cancelButtonProps={{ disabled: command.isPending }}
      closable={!command.isPending}
      keyboard={!command.isPending}
      mask={{ closable: false }}
      style={{ top: 24 }}
      confirmLoading={command.isPending}
      onCancel={close}
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <Fields fields={fields} values={values} change={change} problems={problems} form={form} />
      </form>
      {problems.size > 0 && (
        <p className="form-problem" role="alert">
          {t('form.problems', { count: problems.size })}
        </p>
      )}
      {command.error !== null && !isOnlyAtFields && <Trouble error={command.error} again={submit} />}
    </Modal>
  );
}

const errorsOf = (error: Error) => (error instanceof Refused ? error.problem.errors : undefined);

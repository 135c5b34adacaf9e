import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Trouble } from '../../ui/Trouble';
import { Field } from './Field';

/** Most characters of a line. */
const maxLength = 262_144;

/** Corrects a line, or leaves it as it is, and sends it to its source again. */
export function Mend({ line }: { readonly line: Schemas['QuarantinedLineWithResends'] }) {
  const { t } = useTranslation('operations');
  const client = useQueryClient();
  const isText = line.encoding === 'utf-8';
  const last = line.resends.at(-1)?.body;
  const [text, setText] = useState(last?.encoding === 'utf-8' ? last.raw : line.raw);
  // The same text sent again after a broken connection is one attempt; another text is another one.
  const attempt = useRef({ text: '', key: '' });
  const body = isText && text !== line.raw ? text : undefined;
  const resend = useMutation({
    mutationFn: () => {
      if (attempt.current.text !== text || attempt.current.key === '')
        attempt.current = { text, key: window.crypto.randomUUID() };
      return dataOf(
        api.POST('/v1/quarantine/{id}/resend', {
          params: { path: { id: line.id } },
          headers: { 'idempotency-key': attempt.current.key },
          body: { body },
        }),
      );
    },
    onSuccess: async () => {
      attempt.current = { text: '', key: '' };
      await client.invalidateQueries();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        resend.mutate();
      }}
    >
      {isText ? (
        <Field label={t('mend.text')} hint={t('mend.hint')}>
          {(field) => (
            <Input.TextArea
              {...field}
              className="mono"
              autoSize={{ minRows: 3, maxRows: 16 }}
              maxLength={maxLength}
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      ) : (
        <>
          <p>{t('line.base64')}</p>
          <pre className="json" tabIndex={0}>
            {line.raw}
          </pre>
        </>
      )}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={resend.isPending} disabled={text === ''}>
          {t(body === undefined ? 'mend.unchanged' : 'mend.send')}
        </Button>
        {isText && text !== line.raw && <Button onClick={() => setText(line.raw)}>{t('mend.reset')}</Button>}
      </p>
      {resend.data !== undefined && (
        <p className={`notice ${resend.data.status === 'refused' ? 'open' : ''}`} role="status">
          {t(`answer.${resend.data.status}`)} {resend.data.detail}
        </p>
      )}
      {resend.error !== null && <Trouble error={resend.error} again={() => resend.mutate()} />}
    </form>
  );
}

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Trouble } from '../../ui/Trouble';
import { RowsThatDiffer } from './RowsThatDiffer';

interface RebuildProps {
  readonly view: string;
  readonly close: () => void;
}

/** Rebuilds a view beside the live one, and shows what the comparison found. */
export function Rebuild({ view, close }: RebuildProps) {
  const { t } = useTranslation('operations');
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => window.crypto.randomUUID());
  const rebuild = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/views/{view}/rebuild', {
          params: { path: { view } },
          headers: { 'idempotency-key': idempotencyKey },
        }),
      ),
    onMutate: () => void setTimeout(() => void client.invalidateQueries({ queryKey: ['views'] }), 500),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <Modal
      open
      width={720}
      title={t('rebuild.title', { view })}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{t('close')}</Button>
          {rebuild.data === undefined && (
            <Button type="primary" loading={rebuild.isPending} onClick={() => rebuild.mutate()}>
              {t('rebuild.do')}
            </Button>
          )}
        </>
      }
    >
      {rebuild.data === undefined ? <p>{t('rebuild.words')}</p> : <Report report={rebuild.data} />}
      {rebuild.isPending && <p role="status">{t('rebuild.running')}</p>}
      {rebuild.error !== null && <Trouble error={rebuild.error} again={() => rebuild.mutate()} />}
    </Modal>
  );
}

function Report({ report }: { readonly report: Schemas['RebuildReport'] }) {
  const { t } = useTranslation('operations');
  const { equal, switched, rows, position, difference, differences, hash, liveHash, seconds } = report;
  const outcome = equal ? 'equal' : switched ? 'accepted' : 'differs';
  return (
    <div role="status">
      <p className="sentence">
        {t(`rebuild.sentence.${outcome}`, { count: rows, position, seconds: seconds.toFixed(1) })}
      </p>
      <dl className="facts">
        <div>
          <dt>{t('rebuild.hash')}</dt>
          <dd className="mono" style={{ overflowWrap: 'anywhere' }}>
            {hash}
          </dd>
        </div>
        {!equal && (
          <div>
            <dt>{t('rebuild.liveHash')}</dt>
            <dd className="mono" style={{ overflowWrap: 'anywhere' }}>
              {liveHash}
            </dd>
          </div>
        )}
      </dl>
      {difference !== null && (
        <p>
          <Link to={`/operations/differences?id=${encodeURIComponent(difference)}`}>
            {t('rebuild.difference', { difference })}
          </Link>
        </p>
      )}
      <RowsThatDiffer rows={differences} />
    </div>
  );
}

import { dataOf } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../base/api';
import type { Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import type { AccountKind } from './kinds';

interface SettleProps {
  /** Only this account; all of the community when left out. */
  readonly account?: { readonly kind: AccountKind; readonly ref: string };
  readonly close: () => void;
}

/** United settlement of a community, or of one account there; then shows the statements that it produced. */
export function SettleCommunity({ account, close }: SettleProps) {
  const { t } = useTranslation('money');
  const [values, setValues] = useState<Values>({});
  const navigate = useNavigate();
  return (
    <Form
      title={t('settle.do')}
      sendWords={t('settle.do')}
      isDanger
      fields={[
        { name: 'communityGln', kind: 'text', label: t('community'), required: true },
        { name: 'workerRef', kind: 'text', label: t('settle.worker'), required: true },
      ]}
      values={values}
      change={setValues}
      send={async ({ communityGln, workerRef }, headers) => {
        const body = { communityGln: String(communityGln), workerRef: String(workerRef), account };
        const { settlementId } = await dataOf(api.POST('/v1/ledger/settlements', { headers, body }));
        void navigate(`/money/settlements/${encodeURIComponent(settlementId)}`);
      }}
      close={close}
    >
      <p>{t(account === undefined ? 'settle.words' : 'settle.oneWords')}</p>
    </Form>
  );
}

import { dataOf } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { textOf, type Body, type Field, type Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { accountKinds, type AccountKind } from './kinds';

interface Closing {
  readonly close: () => void;
}

const fen = (value: unknown): number => Number(value);
const dated = ({ occurredAt }: Body) => (typeof occurredAt === 'string' ? { occurredAt } : {});

/** Corrects the ledger by a further transfer. */
export function CorrectLedger({ close }: Closing) {
  const { t } = useTranslation('money');
  const [id] = useState(() => window.crypto.randomUUID());
  const [values, setValues] = useState<Values>({});
  const kinds = accountKinds.map((value) => ({ value, label: t(`kind.${value}`) }));
  const account = (side: 'debit' | 'credit'): Field[] => [
    {
      ...{ name: `${side}Kind`, kind: 'choice', required: true, options: kinds },
      label: t('correct.account', { side: t(`side.${side}`) }),
    },
    {
      ...{ name: `${side}Ref`, kind: 'text', required: true },
      label: t('correct.ref', { side: t(`side.${side}`) }),
    },
  ];
  const of = (side: 'debit' | 'credit') => ({
    kind: textOf(values, `${side}Kind`) as AccountKind,
    ref: textOf(values, `${side}Ref`).trim(),
  });
  return (
    <Form
      title={t('correct.do')}
      sendWords={t('correct.do')}
      isDanger
      fields={[
        { name: 'communityGln', kind: 'text', label: t('community'), required: true },
        ...account('debit'),
        ...account('credit'),
        { name: 'amountFen', kind: 'money', label: t('amount'), required: true },
        { name: 'reason', kind: 'words', label: t('reason'), required: true },
        { name: 'occurredAt', kind: 'moment', label: t('holdsFrom'), hint: t('holdsFromHint') },
      ]}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/ledger/corrections', {
            headers,
            body: {
              correctionId: id,
              communityGln: String(body['communityGln']),
              debit: of('debit'),
              credit: of('credit'),
              amountFen: fen(body['amountFen']),
              reason: String(body['reason']),
              ...dated(body),
            },
          }),
        )
      }
      close={close}
    >
      <p>{t('correct.words')}</p>
    </Form>
  );
}

interface MoveProps extends Closing {
  readonly workerRef: string;
}

/** A grid worker hands cash over, or pays the driver of a supplier. */
export function MoveCash({ workerRef, close }: MoveProps) {
  const { t } = useTranslation('money');
  const [movementId] = useState(() => window.crypto.randomUUID());
  const [values, setValues] = useState<Values>({ kind: 'hand-over' });
  const isPaid = textOf(values, 'kind') === 'pay-supplier';
  const fields: readonly Field[] = [
    {
      ...{ name: 'kind', kind: 'choice', label: t('move.kind'), required: true },
      options: (['hand-over', 'pay-supplier'] as const).map((value) => ({
        value,
        label: t(`entry.${value}`),
      })),
    },
    { name: 'communityGln', kind: 'text', label: t('community'), required: true },
    { name: 'toRef', kind: 'text', label: t(isPaid ? 'move.supplier' : 'move.to'), required: true },
    ...(isPaid ? [{ name: 'driverRef', kind: 'text', label: t('move.driver') } as const] : []),
    { name: 'amountFen', kind: 'money', label: t('amount'), required: true },
  ];
  return (
    <Form
      title={t('move.title', { workerRef })}
      sendWords={t('move.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/ledger/cash/{workerRef}/movements', {
            params: { path: { workerRef } },
            headers,
            body: {
              movementId,
              kind: isPaid ? 'pay-supplier' : 'hand-over',
              communityGln: String(body['communityGln']),
              toRef: String(body['toRef']),
              ...(typeof body['driverRef'] === 'string' && { driverRef: body['driverRef'] }),
              amountFen: fen(body['amountFen']),
            },
          }),
        )
      }
      close={close}
    >
      <p>{t('move.words')}</p>
    </Form>
  );
}

interface NeedProps extends Closing {
  readonly roundId: string;
  readonly needId: string;
}

/** A grid worker collects money for a need. */
export function CollectForNeed({
  roundId,
  needId,
  toCollectFen,
  close,
}: NeedProps & { readonly toCollectFen: number }) {
  const { t } = useTranslation('money');
  const [collectionId] = useState(() => window.crypto.randomUUID());
  const [values, setValues] = useState<Values>({
    method: 'cash',
    ...(toCollectFen > 0 && { amountFen: (toCollectFen / 100).toFixed(2) }),
  });
  return (
    <Form
      title={t('collect.title', { needId })}
      sendWords={t('collect.do')}
      fields={[
        { name: 'workerRef', kind: 'text', label: t('worker'), required: true },
        {
          ...{ name: 'method', kind: 'choice', label: t('collect.method'), required: true },
          options: (['cash', 'code'] as const).map((value) => ({ value, label: t(`method.${value}`) })),
        },
        { name: 'amountFen', kind: 'money', label: t('amount'), required: true },
      ]}
      values={values}
      change={setValues}
      send={({ workerRef, method, amountFen }, headers) =>
        dataOf(
          api.POST('/v1/ledger/needs/{roundId}/{needId}/collections', {
            params: { path: { roundId, needId } },
            headers,
            body: {
              ...{ collectionId, workerRef: String(workerRef), amountFen: fen(amountFen) },
              method: method === 'code' ? 'code' : 'cash',
            },
          }),
        )
      }
      close={close}
    >
      <p>{t('collect.words')}</p>
    </Form>
  );
}

/** Refunds a delivered box, after a complaint for example. */
export function RefundBox({ roundId, needId, sscc, close }: NeedProps & { readonly sscc: string }) {
  const { t } = useTranslation('money');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('refund.title', { sscc })}
      sendWords={t('refund.do')}
      isDanger
      fields={[{ name: 'reason', kind: 'words', label: t('reason'), required: true }]}
      values={values}
      change={setValues}
      send={({ reason }, headers) =>
        dataOf(
          api.POST('/v1/ledger/needs/{roundId}/{needId}/refunds', {
            params: { path: { roundId, needId } },
            headers,
            body: { sscc, reason: String(reason) },
          }),
        )
      }
      close={close}
    >
      <p>{t('refund.words')}</p>
    </Form>
  );
}

/** Explains a difference. */
export function CloseItem({ itemId, close }: Closing & { readonly itemId: string }) {
  const { t } = useTranslation('money');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('explain.do')}
      sendWords={t('explain.do')}
      fields={[{ name: 'reason', kind: 'words', label: t('reason'), required: true }]}
      values={values}
      change={setValues}
      send={({ reason }, headers) =>
        dataOf(
          api.POST('/v1/ledger/open-items/{itemId}/close', {
            params: { path: { itemId } },
            headers,
            body: { reason: String(reason) },
          }),
        )
      }
      close={close}
    >
      <p>{t('explain.words')}</p>
    </Form>
  );
}

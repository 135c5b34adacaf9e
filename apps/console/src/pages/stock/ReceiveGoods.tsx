import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';

interface ReceiveGoodsProps {
  readonly supplierGln: string | undefined;
  readonly suppliers: readonly Schemas['Supplier'][];
  readonly close: () => void;
}

const results = ['passed', 'not-inspected', 'failed'] as const;

/** Records goods that came to a supplier. */
export function ReceiveGoods({ supplierGln, suppliers, close }: ReceiveGoodsProps) {
  const { t } = useTranslation('stock');
  const [receiptId] = useState(() => `GR-${crypto.randomUUID()}`);
  const [values, setValues] = useState<Values>({ supplierGln, inspection: 'passed' });
  const fields: readonly Field[] = [
    {
      ...{ name: 'supplierGln', kind: 'choice', label: t('column.supplier'), required: true },
      options: suppliers.map(({ gln, name }) => ({ value: gln, label: name })),
    },
    { name: 'gtin', kind: 'text', label: t('column.item'), required: true, hint: t('receive.gtinHint') },
    { name: 'lot', kind: 'text', label: t('column.lot'), required: true },
    { name: 'quantity', kind: 'number', label: t('receive.quantity'), required: true },
    { name: 'bestBefore', kind: 'text', label: t('column.bestBefore'), hint: t('receive.dayHint') },
    { name: 'producedOn', kind: 'text', label: t('receive.producedOn'), hint: t('receive.dayHint') },
    { name: 'source', kind: 'text', label: t('receive.source'), required: true },
    {
      ...{ name: 'inspection', kind: 'choice', label: t('receive.inspection'), required: true },
      options: results.map((value) => ({ value, label: t(`inspection.${value}`) })),
    },
  ];
  return (
    <Form
      title={t('receive.do')}
      sendWords={t('receive.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/stock/receipts', {
            headers,
            body: { receiptId, ...body } as Schemas['GoodsReceiptBody'],
          }),
        )
      }
      close={close}
    >
      <p>{t('receive.words')}</p>
    </Form>
  );
}

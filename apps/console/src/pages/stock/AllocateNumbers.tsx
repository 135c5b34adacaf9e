import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { textOf, type Field, type Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';

interface Props {
  readonly supplierGln: string | undefined;
  readonly suppliers: readonly Schemas['Supplier'][];
  readonly close: () => void;
}

/** Digits of the shortest company prefix. */
const shortest = 7;

/** Gets numbers for the boxes of a bench. */
export function AllocateNumbers({ supplierGln, suppliers, close }: Props) {
  const { t } = useTranslation('stock');
  const [values, setValues] = useState<Values>({
    ...{ supplierGln, companyPrefix: supplierGln?.slice(0, shortest), extensionDigit: '0' },
  });
  /** A company prefix is part of the GLN: the shortest one is proposed. */
  const change = (next: Values): void => {
    const chosen = textOf(next, 'supplierGln');
    const isOther = chosen !== textOf(values, 'supplierGln');
    setValues(isOther ? { ...next, companyPrefix: chosen.slice(0, shortest) } : next);
  };
  const fields: readonly Field[] = [
    {
      ...{ name: 'supplierGln', kind: 'choice', label: t('column.supplier'), required: true },
      options: suppliers.map(({ gln, name }) => ({ value: gln, label: name })),
    },
    { name: 'rangeId', kind: 'text', label: t('numbers.range'), required: true },
    { name: 'benchRef', kind: 'text', label: t('numbers.bench'), required: true },
    { name: 'count', kind: 'number', label: t('numbers.count'), required: true },
    {
      ...{ name: 'companyPrefix', kind: 'text', label: t('numbers.prefix'), required: true },
      hint: t('numbers.prefixHint'),
    },
    { name: 'extensionDigit', kind: 'number', label: t('numbers.extension') },
  ];
  return (
    <Form
      title={t('numbers.do')}
      sendWords={t('numbers.do')}
      fields={fields}
      values={values}
      change={change}
      send={(body, headers) =>
        dataOf(api.POST('/v1/sscc-ranges', { headers, body: body as Schemas['SsccRangeBody'] }))
      }
      close={close}
    >
      <p>{t('numbers.words')}</p>
    </Form>
  );
}

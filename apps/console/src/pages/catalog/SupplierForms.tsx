import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { statuses, supplierKinds } from './kinds';

/** Registers a supplier. */
export function RegisterSupplier({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('catalog');
  const [values, setValues] = useState<Values>({});
  const fields: readonly Field[] = [
    { name: 'gln', kind: 'text', label: t('column.gln'), required: true, hint: t('register.glnHint') },
    { name: 'name', kind: 'text', label: t('register.name'), required: true },
    {
      ...{ name: 'kind', kind: 'choice', label: t('column.kind') },
      options: supplierKinds.map((value) => ({ value, label: t(`supplier.kind.${value}`) })),
    },
    { name: 'dailyCapacity', kind: 'number', label: t('supplier.capacity') },
    { name: 'latitude', kind: 'number', label: t('register.latitude') },
    { name: 'longitude', kind: 'number', label: t('register.longitude') },
  ];
  return (
    <Form
      title={t('register.do')}
      sendWords={t('register.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(api.POST('/v1/suppliers', { headers, body: body as Schemas['SupplierBody'] }))
      }
      close={close}
    />
  );
}

interface StatusProps {
  readonly supplier: Schemas['Supplier'];
  readonly close: () => void;
}

/** Closes or suspends a supplier, or lets it work again. */
export function SetStatus({ supplier: { gln, name, status }, close }: StatusProps) {
  const { t } = useTranslation('catalog');
  const [values, setValues] = useState<Values>({});
  const fields: readonly Field[] = [
    {
      ...{ name: 'status', kind: 'choice', label: t('supplier.status'), required: true },
      options: statuses
        .filter((one) => one !== status)
        .map((value) => ({ value, label: t(`supplier.status.${value}`) })),
    },
    { name: 'reason', kind: 'words', label: t('supplier.reason'), required: true },
  ];
  return (
    <Form
      title={t('status.title', { name })}
      sendWords={t('status.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/suppliers/{gln}/status', {
            params: { path: { gln } },
            headers,
            body: body as Schemas['SupplierStatusBody'],
          }),
        )
      }
      close={close}
    >
      <p>{t('status.words')}</p>
    </Form>
  );
}

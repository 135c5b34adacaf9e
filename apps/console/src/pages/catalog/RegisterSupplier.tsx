import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';

/** Registers a supplier. */
export function RegisterSupplier({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('catalog');
  const [values, setValues] = useState<Values>({});
  const fields: readonly Field[] = [
    { name: 'gln', kind: 'text', label: t('column.gln'), required: true, hint: t('register.glnHint') },
    { name: 'name', kind: 'text', label: t('register.name'), required: true },
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

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { useSeen } from '../../ui/form/useSeen';
import { yuan } from '../../ui/money';
import { kinds } from './kinds';

type BoxType = Schemas['BoxType'];

/** Publishes a new box type. */
export function PublishBoxType({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('catalog');
  const [values, setValues] = useState<Values>({ contents: [{ quantity: '1' }] });
  const fields: readonly Field[] = [
    { name: 'gtin', kind: 'text', label: t('column.gtin'), required: true, hint: t('publish.gtinHint') },
    { name: 'name', kind: 'text', label: t('publish.name'), required: true },
    {
      name: 'kind',
      kind: 'choice',
      label: t('column.kind'),
      required: true,
      options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    { name: 'priceFen', kind: 'money', label: t('column.price'), required: true },
    {
      name: 'contents',
      kind: 'list',
      label: t('contents'),
      required: true,
      fields: [
        { name: 'name', kind: 'text', label: t('column.item'), required: true },
        { name: 'gtin', kind: 'text', label: t('column.gtin'), required: true },
        { name: 'quantity', kind: 'number', label: t('column.quantity'), required: true },
        { name: 'unit', kind: 'text', label: t('column.unit'), required: true },
      ],
    },
    { name: 'custodyLimitHours', kind: 'number', label: t('publish.limit'), hint: t('publish.limitHint') },
  ];
  return (
    <Form
      title={t('publish.do')}
      sendWords={t('publish.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={({ gtin, ...body }, headers) =>
        dataOf(
          api.PUT('/v1/box-types/{gtin}', {
            params: { path: { gtin: String(gtin) } },
            headers,
            body: body as Schemas['BoxTypeBody'],
          }),
        )
      }
      close={close}
    >
      <p className="muted">{t('publish.words')}</p>
    </Form>
  );
}

interface ChangePriceProps {
  readonly type: BoxType;
  readonly close: () => void;
}

/** Changes the price of a box type, if nobody has changed it since the form was opened. */
export function ChangePrice({ type, close }: ChangePriceProps) {
  const { t, i18n } = useTranslation('catalog');
  const [values, setValues] = useState<Values>({ priceFen: (type.priceFen / 100).toFixed(2) });
  const path = { gtin: type.gtin };
  const { send, changed } = useSeen({
    opened: type,
    ask: () => dataOf(api.GET('/v1/box-types/{gtin}', { params: { path } })),
    facts: ({ name, priceFen }) => [
      [t('publish.name'), name],
      [t('column.price'), yuan(priceFen, i18n.language)],
    ],
  });
  const change = (priceFen: number) =>
    send((ifMatch, { name, kind, contents, custodyLimitHours }) => {
      const body = { name, kind, contents, priceFen, custodyLimitHours: custodyLimitHours ?? undefined };
      return dataOf(api.PUT('/v1/box-types/{gtin}', { params: { path, header: ifMatch }, body }));
    });
  return (
    <Form
      title={t('price.title', { name: type.name })}
      sendWords={t('price.do')}
      fields={[
        { name: 'priceFen', kind: 'money', label: t('column.price'), required: true, hint: t('price.hint') },
      ]}
      values={values}
      change={setValues}
      send={({ priceFen }) => change(Number(priceFen))}
      close={close}
    >
      {changed}
    </Form>
  );
}

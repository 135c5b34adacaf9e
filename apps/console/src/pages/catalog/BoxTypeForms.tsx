import { dataOf, type Schemas } from '@boxtrail/api-client';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { useSeen } from '../../ui/form/useSeen';
import { yuan } from '../../ui/money';
import { contentsInWords } from './contents';
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
    contentsField(t),
    { name: 'custodyLimitHours', kind: 'number', label: t('publish.limit'), hint: t('publish.limitHint') },
    { name: 'supplierGln', kind: 'text', label: t('column.supplier'), hint: t('publish.supplierHint') },
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

const contentsField = (t: TFunction<'catalog'>): Field => ({
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
});

interface ReviseProps {
  readonly type: BoxType;
  readonly close: () => void;
}

/** Changes price and contents of a box type, if nobody has changed them since the form was opened. */
export function ReviseBoxType({ type, close }: ReviseProps) {
  const { t, i18n } = useTranslation('catalog');
  const [values, setValues] = useState<Values>({
    priceFen: (type.priceFen / 100).toFixed(2),
    contents: type.contents.map((line) => ({ ...line, quantity: String(line.quantity) })),
  });
  const path = { gtin: type.gtin };
  const { send, changed } = useSeen({
    opened: type,
    ask: () => dataOf(api.GET('/v1/box-types/{gtin}', { params: { path } })),
    facts: ({ name, priceFen, contents }) => [
      [t('publish.name'), name],
      [t('column.price'), yuan(priceFen, i18n.language)],
      [t('contents'), contentsInWords(contents, t('comma'))],
    ],
  });
  const revise = (revised: Pick<BoxType, 'priceFen' | 'contents'>) =>
    send((ifMatch, { name, kind, custodyLimitHours, supplierGln }) => {
      const fixed = {
        name,
        kind,
        custodyLimitHours: custodyLimitHours ?? undefined,
        supplierGln: supplierGln ?? undefined,
      };
      const body = { ...fixed, ...revised };
      return dataOf(api.PUT('/v1/box-types/{gtin}', { params: { path, header: ifMatch }, body }));
    });
  return (
    <Form
      title={t('revise.title', { name: type.name })}
      sendWords={t('revise.do')}
      fields={[
        { name: 'priceFen', kind: 'money', label: t('column.price'), required: true },
        contentsField(t),
      ]}
      values={values}
      change={setValues}
      send={(body) => revise(body as Pick<BoxType, 'priceFen' | 'contents'>)}
      close={close}
    >
      <p className="muted">{t('revise.hint')}</p>
      {changed}
    </Form>
  );
}

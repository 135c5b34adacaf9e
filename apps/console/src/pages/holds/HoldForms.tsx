import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { numbersIn } from '../../ui/form/numbers';

/** Holds a lot, a box, a load or what a station has. */
export function PlaceHold({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('holds');
  const [values, setValues] = useState<Values>({});
  const fields: readonly Field[] = [
    { name: 'gtin', kind: 'text', label: t('place.gtin'), hint: t('place.gtinHint') },
    { name: 'lot', kind: 'text', label: t('place.lot') },
    { name: 'sscc', kind: 'text', label: t('place.sscc') },
    { name: 'loadId', kind: 'text', label: t('place.loadId') },
    { name: 'atGln', kind: 'text', label: t('place.atGln') },
    { name: 'reason', kind: 'words', label: t('column.reason'), required: true },
  ];
  return (
    <Form
      title={t('place.do')}
      sendWords={t('place.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) => dataOf(api.POST('/v1/holds', { headers, body: body as Schemas['HoldBody'] }))}
      close={close}
    >
      <p>{t('place.words')}</p>
    </Form>
  );
}

interface OfHold {
  readonly holdId: string;
  readonly close: () => void;
}

const results = ['passed', 'failed', 'inconclusive'] as const;

/** What an inspector found. */
export function Inspect({ holdId, close }: OfHold) {
  const { t } = useTranslation('holds');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('inspect.do')}
      sendWords={t('inspect.do')}
      fields={[
        { name: 'inspectorRef', kind: 'text', label: t('inspect.inspectorRef'), required: true },
        {
          name: 'result',
          kind: 'choice',
          label: t('inspect.result'),
          required: true,
          options: results.map((value) => ({ value, label: t(`result.${value}`) })),
        },
        { name: 'words', kind: 'words', label: t('inspect.words'), required: true },
      ]}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/holds/{holdId}/inspections', {
            params: { path: { holdId } },
            headers,
            body: body as Schemas['InspectionBody'],
          }),
        )
      }
      close={close}
    />
  );
}

/** Releases or condemns. */
export function EndHold({ holdId, close, how }: OfHold & { readonly how: 'release' | 'condemn' }) {
  const { t } = useTranslation('holds');
  const [values, setValues] = useState<Values>({});
  const params = { path: { holdId } };
  return (
    <Form
      title={t(`${how}.do`)}
      sendWords={t(`${how}.do`)}
      isDanger={how === 'condemn'}
      fields={[{ name: 'reason', kind: 'words', label: t('column.reason'), required: true }]}
      values={values}
      change={setValues}
      send={({ reason }, headers) => {
        const body = { reason: String(reason) };
        return how === 'release'
          ? dataOf(api.POST('/v1/holds/{holdId}/release', { params, headers, body }))
          : dataOf(api.POST('/v1/holds/{holdId}/condemn', { params, headers, body }));
      }}
      close={close}
    >
      <p>{t(`endWords.${how}`)}</p>
    </Form>
  );
}

/** Condemned boxes will not come back. */
export function WriteOff({ holdId, close }: OfHold) {
  const { t } = useTranslation('holds');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('writeOff.do')}
      sendWords={t('writeOff.do')}
      isDanger
      fields={[
        { name: 'ssccs', kind: 'words', label: t('boxNumbers'), required: true, hint: t('boxNumbersHint') },
        { name: 'reason', kind: 'words', label: t('column.reason'), required: true },
      ]}
      values={values}
      change={setValues}
      send={({ reason, ssccs }, headers) =>
        dataOf(
          api.POST('/v1/holds/{holdId}/write-offs', {
            params: { path: { holdId } },
            headers,
            body: { reason: String(reason), ssccs: numbersIn(ssccs) },
          }),
        )
      }
      close={close}
    />
  );
}

/** Closes a condemned hold. */
export function CloseHold({ holdId, close }: OfHold) {
  const { t } = useTranslation('holds');
  return (
    <Form
      title={t('close.do')}
      sendWords={t('close.do')}
      fields={[]}
      values={{}}
      change={() => undefined}
      send={(_, headers) =>
        dataOf(api.POST('/v1/holds/{holdId}/close', { params: { path: { holdId } }, headers, body: {} }))
      }
      close={close}
    >
      <p>{t('close.words')}</p>
    </Form>
  );
}

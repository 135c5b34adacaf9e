import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { kinds } from './kinds';

interface OfBox {
  readonly sscc: string | undefined;
  readonly close: () => void;
}

/** Somebody complains about a box. */
export function FileComplaint({ sscc, close }: OfBox) {
  const { t } = useTranslation('complaints');
  const [values, setValues] = useState<Values>(sscc === undefined ? {} : { sscc });
  const fields: readonly Field[] = [
    { name: 'sscc', kind: 'text', label: t('column.box'), required: true },
    {
      name: 'kind',
      kind: 'choice',
      label: t('column.kind'),
      required: true,
      options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    { name: 'words', kind: 'words', label: t('column.words'), required: true, hint: t('file.wordsHint') },
    { name: 'householdRef', kind: 'text', label: t('column.household') },
  ];
  return (
    <Form
      title={t('file.do')}
      sendWords={t('file.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(api.POST('/v1/complaints', { headers, body: body as Schemas['ComplaintBody'] }))
      }
      close={close}
    />
  );
}

interface OfComplaint {
  readonly complaint: Schemas['Complaint'];
  readonly close: () => void;
}

/** Holds the box or one of its lots, or recalls a lot. */
export function Follow({ complaint, close, by }: OfComplaint & { readonly by: 'hold' | 'recall' }) {
  const { t } = useTranslation('complaints');
  const [values, setValues] = useState<Values>({});
  const { complaintId, lots } = complaint;
  const options = lots.map(({ gtin, lot }, i) => ({ value: String(i), label: `${lot} · ${gtin}` }));
  const params = { path: { complaintId } };
  return (
    <Form
      title={t(`${by}.do`)}
      sendWords={t(`${by}.do`)}
      isDanger={by === 'recall'}
      fields={[
        {
          name: 'lot',
          kind: 'choice',
          label: t('column.lot'),
          required: by === 'recall',
          ...(by === 'hold' && { hint: t('hold.lotHint') }),
          options,
        },
        { name: 'reason', kind: 'words', label: t('reason'), required: true },
      ]}
      values={values}
      change={setValues}
      send={({ lot: chosen, reason: given }, headers) => {
        const [lot, reason] = [chosen === undefined ? undefined : lots[Number(chosen)], String(given)];
        return by === 'recall' && lot !== undefined
          ? dataOf(
              api.POST('/v1/complaints/{complaintId}/recalls', {
                params,
                headers,
                body: { ...lot, reason },
              }),
            )
          : dataOf(
              api.POST('/v1/complaints/{complaintId}/holds', {
                params,
                headers,
                body: { ...lot, reason },
              }),
            );
      }}
      close={close}
    />
  );
}

const outcomes = ['refunded', 'replaced', 'confirmed', 'unfounded'] as const;

/** Closes a complaint with its outcome. */
export function CloseComplaint({ complaint: { complaintId }, close }: OfComplaint) {
  const { t } = useTranslation('complaints');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('close.do')}
      sendWords={t('close.do')}
      fields={[
        {
          name: 'outcome',
          kind: 'choice',
          label: t('column.outcome'),
          required: true,
          options: outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
        },
        { name: 'words', kind: 'words', label: t('column.closedWords'), required: true },
      ]}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/complaints/{complaintId}/close', {
            params: { path: { complaintId } },
            headers,
            body: body as Schemas['ComplaintClosingBody'],
          }),
        )
      }
      close={close}
    />
  );
}

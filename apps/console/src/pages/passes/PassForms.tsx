import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { timeNow } from '../../base/clock';
import { useStations } from '../../base/names';
import { textOf, typedMoment, type Field, type Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { useSeen } from '../../ui/form/useSeen';

const hourMs = 3_600_000;

/** Issues a pass to a vehicle or a person. */
export function IssuePass({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('passes');
  const [values, setValues] = useState<Values>(() => ({
    subject: 'vehicle',
    validFrom: typedMoment(timeNow()),
    validUntil: typedMoment(timeNow() + 12 * hourMs),
  }));
  const cities = useStations({ tier: 'municipal' }).data ?? [];
  const districts = useStations({ tier: 'district' }).data ?? [];
  const text = (name: string): Field => ({ name, kind: 'text', label: t(`issue.${name}`), required: true });
  const fields: readonly Field[] = [
    {
      name: 'subject',
      kind: 'choice',
      label: t('column.subject'),
      required: true,
      options: ['vehicle', 'person'].map((value) => ({ value, label: t(`subject.${value}`) })),
    },
    ...(textOf(values, 'subject') === 'person'
      ? [text('personRef'), text('employerRef')]
      : [text('plate'), text('carrierRef')]),
    {
      name: 'zones',
      kind: 'choices',
      label: t('column.zones'),
      required: true,
      hint: t('issue.zonesHint'),
      options: [...cities, ...districts].map(({ gln, name }) => ({ value: gln, label: name })),
    },
    { name: 'validFrom', kind: 'moment', label: t('column.validFrom'), required: true },
    { name: 'validUntil', kind: 'moment', label: t('column.validUntil'), required: true },
    { name: 'authorityRef', kind: 'text', label: t('column.authority'), required: true },
    { name: 'passId', kind: 'text', label: t('issue.passId'), hint: t('issue.passIdHint') },
  ];
  return (
    <Form
      title={t('issue.do')}
      sendWords={t('issue.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={({ subject: _, ...body }, headers) =>
        dataOf(api.POST('/v1/passes', { headers, body: body as Schemas['IssuePassBody'] }))
      }
      close={close}
    />
  );
}

export type Change = 'suspend' | 'reinstate' | 'revoke';

interface ChangePassProps {
  readonly change: Change;
  readonly pass: Schemas['Pass'];
  readonly close: () => void;
}

/** Suspends, reinstates or revokes a pass, with the reason. */
export function ChangePass({ change, pass, close }: ChangePassProps) {
  const { t } = useTranslation('passes');
  const { passId } = pass;
  const [values, setValues] = useState<Values>({});
  const path = { passId };
  const { send, changed } = useSeen({
    opened: pass,
    ask: () => dataOf(api.GET('/v1/passes/{passId}', { params: { path } })),
    facts: ({ status }) => [[t('column.status'), t(`status.${status}`)]],
  });
  return (
    <Form
      title={t(`title.${change}`, { passId })}
      sendWords={t(`do.${change}`)}
      isDanger={change === 'revoke'}
      fields={[{ name: 'reason', kind: 'words', label: t('reason'), required: true }]}
      values={values}
      change={setValues}
      send={(body, headers) =>
        send((ifMatch) =>
          dataOf(
            api.POST(`/v1/passes/{passId}/${change}`, {
              params: { path },
              headers: { ...headers, ...ifMatch },
              body: body as Schemas['PassReasonBody'],
            }),
          ),
        )
      }
      close={close}
    >
      <p>{t(`words.${change}`)}</p>
      {changed}
    </Form>
  );
}

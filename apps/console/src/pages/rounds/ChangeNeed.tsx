import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { useSeen } from '../../ui/form/useSeen';
import { useNeedFields } from './need-fields';

type Need = Schemas['Need'];

interface ChangeNeedProps {
  readonly round: Schemas['Round'];
  readonly need: Need;
  readonly nameOf: (gtin: string) => string;
  readonly close: () => void;
}

/** Changes a need of an open round. */
export function ChangeNeed({ round, need, nameOf, close }: ChangeNeedProps) {
  const { t } = useTranslation('rounds');
  const { needId } = need;
  const { roundId } = round;
  const [values, setValues] = useState<Values>(() => valuesOf(need));
  const { send, changed } = useSeen({
    opened: need,
    ask: async () => {
      const params = { path: { roundId } };
      const { needs } = await dataOf(api.GET('/v1/rounds/{roundId}', { params }));
      return needs.find((one) => one.needId === needId) ?? need;
    },
    facts: ({ status, lines }) => [
      [t('column.status'), t(`need.status.${status}`)],
      [t('column.ordered'), lines.map(({ gtin, quantity }) => `${quantity} × ${nameOf(gtin)}`).join(', ')],
    ],
  });
  return (
    <Form
      title={t('change.title', { needId })}
      sendWords={t('change.do')}
      fields={useNeedFields(round, nameOf, values)}
      values={values}
      change={setValues}
      send={(body, headers) =>
        send((ifMatch) =>
          dataOf(
            api.PUT('/v1/rounds/{roundId}/needs/{needId}', {
              params: { path: { roundId, needId }, header: ifMatch },
              headers: { ...headers, ...ifMatch },
              body: body as Schemas['ChangedNeedBody'],
            }),
          ),
        )
      }
      close={close}
    >
      {changed}
    </Form>
  );
}

const valuesOf = (need: Need): Values => ({
  householdRef: need.householdRef ?? '',
  building: need.building ?? '',
  unit: need.unit ?? '',
  order: need.order,
  payment: need.payment,
  placedByRef: need.placedByRef ?? '',
  proxyReason: need.proxyReason ?? '',
  specialNeeds: need.specialNeeds ?? [],
  lines: need.lines.map(({ gtin, quantity }) => ({ gtin, quantity: String(quantity) })),
});

import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { useSeen } from '../../ui/form/useSeen';
import { useNeedFields } from './need-fields';

type Round = Schemas['Round'];
interface RoundForm {
  readonly round: Round;
  readonly close: () => void;
}

/** Closes a round before its cut-off. */
export function CloseRound({ round, close }: RoundForm) {
  const { t } = useTranslation('rounds');
  const { roundId } = round;
  const path = { roundId };
  const { thing, send, changed } = useSeen({
    opened: round,
    ask: () => dataOf(api.GET('/v1/rounds/{roundId}', { params: { path } })),
    facts: ({ status, needCount, boxes }) => [
      [t('column.status'), t(`status.${status}`)],
      [t('column.needs'), String(needCount)],
      [t('column.boxes'), String(boxes)],
    ],
  });
  const { needCount, boxes } = thing;
  return (
    <Form
      title={t('close.title', { roundId })}
      sendWords={t('close.do')}
      isDanger
      fields={[]}
      values={{}}
      change={() => undefined}
      send={(_, headers) =>
        send((ifMatch) =>
          dataOf(
            api.POST('/v1/rounds/{roundId}/close', {
              params: { path },
              headers: { ...headers, ...ifMatch },
              body: {},
            }),
          ),
        )
      }
      close={close}
    >
      <p>
        {t('close.words', { boxes: t('boxes', { count: boxes }), needs: t('needs', { count: needCount }) })}
      </p>
      {changed}
    </Form>
  );
}

interface RecordNeedProps extends RoundForm {
  readonly nameOf: (gtin: string) => string;
}

/** Records what one household needs. */
export function RecordNeed({ round, nameOf, close }: RecordNeedProps) {
  const { t } = useTranslation('rounds');
  const { roundId } = round;
  const [values, setValues] = useState<Values>({
    order: 'own',
    payment: 'prepaid',
    lines: [{ quantity: '1' }],
  });
  const fields: readonly Field[] = [
    { name: 'needId', kind: 'text', label: t('column.need'), required: true, hint: t('need.idHint') },
    ...useNeedFields(round, nameOf, values),
  ];
  return (
    <Form
      title={t('need.title', { roundId })}
      sendWords={t('need.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(
          api.POST('/v1/rounds/{roundId}/needs', {
            params: { path: { roundId } },
            headers,
            body: body as Schemas['NeedBody'],
          }),
        )
      }
      close={close}
    />
  );
}

interface WithdrawNeedProps {
  readonly roundId: string;
  readonly needId: string;
  readonly close: () => void;
}

/** Takes a need back, with the reason. */
export function WithdrawNeed({ roundId, needId, close }: WithdrawNeedProps) {
  const { t } = useTranslation('rounds');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('withdraw.title', { needId })}
      sendWords={t('withdraw.do')}
      isDanger
      fields={[{ name: 'reason', kind: 'words', label: t('withdraw.reason'), required: true }]}
      values={values}
      change={setValues}
      send={({ reason }, headers) =>
        dataOf(
          api.DELETE('/v1/rounds/{roundId}/needs/{needId}', {
            params: { path: { roundId, needId }, query: { reason: String(reason) } },
            headers,
          }),
        )
      }
      close={close}
    />
  );
}

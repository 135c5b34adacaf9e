import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import type { Field, Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';
import { numbersIn } from '../../ui/form/numbers';

/** Recalls a lot. */
export function OpenRecall({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('recalls');
  const [values, setValues] = useState<Values>({});
  const fields: readonly Field[] = [
    { name: 'gtin', kind: 'text', label: t('column.gtin'), required: true, hint: t('open.gtinHint') },
    { name: 'lot', kind: 'text', label: t('column.lot'), required: true },
    { name: 'reason', kind: 'words', label: t('column.reason'), required: true },
    { name: 'recallId', kind: 'text', label: t('open.recallId'), hint: t('open.recallIdHint') },
  ];
  return (
    <Form
      title={t('open.do')}
      sendWords={t('open.do')}
      fields={fields}
      values={values}
      change={setValues}
      send={(body, headers) =>
        dataOf(api.POST('/v1/recalls', { headers, body: body as Schemas['RecallBody'] }))
      }
      close={close}
    >
      <p>{t('open.words')}</p>
    </Form>
  );
}

interface OfRecall {
  readonly recallId: string;
  readonly close: () => void;
}

/** A station sets boxes aside. */
export function RecoverBoxes({ recallId, close }: OfRecall) {
  const { t } = useTranslation('recalls');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('recover.do')}
      sendWords={t('recover.do')}
      fields={[
        { name: 'atGln', kind: 'text', label: t('recover.atGln'), required: true },
        { name: 'ssccs', kind: 'words', label: t('boxNumbers'), required: true, hint: t('boxNumbersHint') },
      ]}
      values={values}
      change={setValues}
      send={({ atGln, ssccs }, headers) =>
        dataOf(
          api.POST('/v1/recalls/{recallId}/recoveries', {
            params: { path: { recallId } },
            headers,
            body: { atGln: String(atGln), ssccs: numbersIn(ssccs) },
          }),
        )
      }
      close={close}
    >
      <p>{t('recover.words')}</p>
    </Form>
  );
}

/** Boxes will not come back. */
export function WriteOffBoxes({ recallId, close }: OfRecall) {
  const { t } = useTranslation('recalls');
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
          api.POST('/v1/recalls/{recallId}/write-offs', {
            params: { path: { recallId } },
            headers,
            body: { reason: String(reason), ssccs: numbersIn(ssccs) },
          }),
        )
      }
      close={close}
    >
      <p>{t('writeOff.words')}</p>
    </Form>
  );
}

/** Closes a recall whose boxes are all accounted for. */
export function CloseRecall({ recallId, close }: OfRecall) {
  const { t } = useTranslation('recalls');
  return (
    <Form
      title={t('close.do')}
      sendWords={t('close.do')}
      isDanger
      fields={[]}
      values={{}}
      change={() => undefined}
      send={(_, headers) =>
        dataOf(
          api.POST('/v1/recalls/{recallId}/close', { params: { path: { recallId } }, headers, body: {} }),
        )
      }
      close={close}
    >
      <p>{t('close.words')}</p>
    </Form>
  );
}

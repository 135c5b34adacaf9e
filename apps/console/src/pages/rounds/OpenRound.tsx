import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { timeNow } from '../../base/clock';
import { useBoxTypes, useStations } from '../../base/names';
import { yuan } from '../../ui/money';
import { textOf, typedMoment, type Field, type Values } from '../../ui/form/fields';
import { Form } from '../../ui/form/Form';

const twoHoursMs = 2 * 3_600_000;

/** Opens a round in one community. */
export function OpenRound({ close }: { readonly close: () => void }) {
  const { t, i18n } = useTranslation('rounds');
  const [values, setValues] = useState<Values>(() => ({ cutoffAt: typedMoment(timeNow() + twoHoursMs) }));
  const district = textOf(values, 'district');
  const districts = useStations({ tier: 'district' }).data ?? [];
  const communities = useStations(district === '' ? undefined : { parentGln: district }).data ?? [];
  const types = useBoxTypes().data ?? [];
  const places = (stations: typeof districts) =>
    stations.map(({ gln, name }) => ({ value: gln, label: name }));
  const fields: readonly Field[] = [
    {
      name: 'district',
      kind: 'choice',
      label: t('open.district'),
      required: true,
      options: places(districts),
    },
    {
      name: 'communityGln',
      kind: 'choice',
      label: t('column.community'),
      required: true,
      options: places(communities),
    },
    { name: 'cutoffAt', kind: 'moment', label: t('column.cutoff'), required: true, hint: t('open.cutoff') },
    {
      name: 'gtins',
      kind: 'choices',
      label: t('open.offers'),
      required: true,
      hint: t('open.price'),
      options: types.map(({ gtin, name, priceFen }) => ({
        value: gtin,
        label: `${name} ${yuan(priceFen, i18n.language)}`,
      })),
    },
    { name: 'roundId', kind: 'text', label: t('open.roundId'), hint: t('open.roundIdHint') },
  ];
  return (
    <Form
      title={t('open.title')}
      sendWords={t('open.do')}
      fields={fields}
      values={values}
      change={(after) =>
        setValues(textOf(after, 'district') === district ? after : { ...after, communityGln: '' })
      }
      send={({ district: _, ...body }, headers) =>
        dataOf(api.POST('/v1/rounds', { headers, body: body as Schemas['OpenRoundBody'] }))
      }
      close={close}
    />
  );
}

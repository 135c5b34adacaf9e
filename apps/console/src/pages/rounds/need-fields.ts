import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { specialNeeds } from '../../base/special-needs';
import { textOf, type Field, type Values } from '../../ui/form/fields';
import { yuan } from '../../ui/money';

/** The fields of a need, for its form: those of a proxy order when the values say that it is one. */
export function useNeedFields(
  { offers }: Pick<Schemas['Round'], 'offers'>,
  nameOf: (gtin: string) => string,
  values: Values,
): readonly Field[] {
  const { t, i18n } = useTranslation(['rounds', 'frame']);
  const isProxy = textOf(values, 'order') === 'proxy';
  return [
    { name: 'householdRef', kind: 'text', label: t('column.household'), required: true },
    { name: 'building', kind: 'text', label: t('need.building'), required: true },
    { name: 'unit', kind: 'text', label: t('need.unit'), required: true },
    {
      name: 'order',
      kind: 'choice',
      label: t('need.order'),
      required: true,
      options: ['own', 'proxy'].map((value) => ({ value, label: t(`order.${value}`) })),
    },
    ...(isProxy
      ? ([
          { name: 'placedByRef', kind: 'text', label: t('need.placedBy'), required: true },
          { name: 'proxyReason', kind: 'words', label: t('need.proxyReason'), required: true },
        ] as const)
      : []),
    {
      name: 'payment',
      kind: 'choice',
      label: t('need.payment'),
      required: true,
      options: ['prepaid', 'on-account'].map((value) => ({ value, label: t(`payment.${value}`) })),
    },
    {
      name: 'specialNeeds',
      kind: 'choices',
      label: t('need.special'),
      options: specialNeeds.map((value) => ({ value, label: t(`frame:specialNeed.${value}`) })),
    },
    {
      name: 'lines',
      kind: 'list',
      label: t('need.lines'),
      required: true,
      fields: [
        {
          name: 'gtin',
          kind: 'choice',
          label: t('column.type'),
          required: true,
          options: offers.map(({ gtin, priceFen }) => ({
            value: gtin,
            label: `${nameOf(gtin)} ${yuan(priceFen, i18n.language)}`,
          })),
        },
        { name: 'quantity', kind: 'number', label: t('column.quantity'), required: true },
      ],
    },
  ];
}

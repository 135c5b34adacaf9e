import type { Label, LabelledOrder, Language, SpecialNeed } from './label';

/** The words of a label in one language. */
export interface LabelWords {
  readonly sign: Readonly<Record<SpecialNeed, string>>;
  readonly payment: Readonly<Record<LabelledOrder['payment'], string>>;
  readonly boxes: (count: number) => string;
  readonly order: string;
  readonly type: string;
  readonly contact: (contact: NonNullable<Label['contact']>) => string;
  readonly nobody: string;
  readonly trailCode: string;
  readonly paymentCode: string;
  readonly unknownOrder: string;
  /** Above the date. */
  readonly bestBefore: string;
}

export const labelWords: Readonly<Record<Language, LabelWords>> = {
  en: {
    sign: {
      'empty-nest-elderly': 'ELDERLY',
      'bed-ridden': 'BED-RIDDEN',
      infant: 'INFANT',
      halal: 'HALAL',
      diabetic: 'DIABETIC',
      medical: 'MEDICAL',
    },
    payment: { prepaid: 'prepaid', 'on-account': 'on account' },
    boxes: (count) => (count === 1 ? '1 box' : `${count} boxes`),
    order: 'Order',
    type: 'Box type',
    contact: ({ position, phone }) => `${position}: ${phone}`,
    nobody: 'No responsible person is named',
    trailCode: 'Trail of this box',
    paymentCode: 'Payment code',
    unknownOrder: 'The order is unknown',
    bestBefore: 'Best before',
  },
  zh: {
    sign: {
      'empty-nest-elderly': '空巢老人',
      'bed-ridden': '卧床',
      infant: '婴幼儿',
      halal: '清真',
      diabetic: '糖尿病',
      medical: '医疗',
    },
    payment: { prepaid: '已预付', 'on-account': '记账' },
    boxes: (count) => `共 ${count} 箱`,
    order: '订单',
    type: '箱型',
    contact: ({ position, phone }) => `${position}：${phone}`,
    nobody: '未指定责任人',
    trailCode: '本箱轨迹',
    paymentCode: '付款码',
    unknownOrder: '订单未知',
    bestBefore: '保质期至',
  },
};

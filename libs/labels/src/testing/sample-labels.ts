import type { Label } from '../label';

/** A label with everything on it. */
export const sampleLabel: Label = {
  sscc: '020123450100000017',
  gtin: '06901234000016',
  destination: { gln: '6901234000023', name: '南关区 向阳村委会' },
  building: '3号楼(东)',
  unit: '2单元 1801',
  bestBefore: '2026-03-20',
  specialNeeds: ['halal', 'infant', 'diabetic'],
  order: { roundId: 'R-220102-0316', needId: 'N-1042', amountFen: 12_850, payment: 'prepaid', boxes: 3 },
  contact: { position: '社区书记', phone: '+86 431 8888 0001' },
};

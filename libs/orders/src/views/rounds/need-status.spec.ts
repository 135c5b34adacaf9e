import { needStatus, type NeedProgress } from './need-status';

const progress = (changes: Partial<NeedProgress>): NeedProgress => ({
  cancelled: false,
  round: 'closed',
  ordered: 2,
  missing: 0,
  stages: [],
  ...changes,
});

describe('the status of a need', () => {
  it.each<[string, Partial<NeedProgress>, string]>([
    ['its round is open', { round: 'open' }, 'placed'],
    ['it was cancelled', { cancelled: true, stages: ['packed', 'packed'] }, 'cancelled'],
    ['its round was closed', {}, 'consolidated'],
    ['one of two boxes is still to be packed', { stages: ['delivered'] }, 'consolidated'],
    ['all is packed', { stages: ['packed', 'packed'] }, 'packed'],
    ['one box is behind the other', { stages: ['delivered', 'on-the-way'] }, 'on-the-way'],
    ['nobody opened for one of two', { stages: ['undelivered', 'delivered'] }, 'undelivered'],
    ['all was handed over', { stages: ['delivered', 'delivered'] }, 'delivered'],
    ['one box is missing for good', { missing: 1, stages: ['delivered'] }, 'delivered'],
    ['everything is missing for good', { missing: 2 }, 'undelivered'],
    ['more came than was ordered', { ordered: 1, stages: ['delivered', 'packed'] }, 'packed'],
  ])('when %s: %j gives %s', (_when, changes, status) => {
    expect(needStatus(progress(changes))).toBe(status);
  });
});

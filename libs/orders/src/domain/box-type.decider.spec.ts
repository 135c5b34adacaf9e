import { BoxTypePriceChanged, BoxTypePublished } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { BoxTypeDetails } from './box-type';
import { boxTypeDecider, type ChangePrice, type PublishBoxType } from './box-type.decider';

const at = '2026-03-01T08:00:00.000Z';
const later = '2026-03-02T08:00:00.000Z';

const vegetables: BoxTypeDetails = {
  gtin: '06901234000023',
  name: '蔬菜包',
  kind: 'vegetables',
  priceFen: 5000,
  custodyLimitHours: null,
  contents: [{ gtin: '06901234000030', name: '白菜', quantity: 2, unit: 'kg' }],
};
const { gtin } = vegetables;
const publish = (details: BoxTypeDetails): PublishBoxType => ({
  type: 'PublishBoxType',
  occurredAt: later,
  details,
});
const price = (priceFen: number): ChangePrice => ({ type: 'ChangePrice', occurredAt: later, gtin, priceFen });
const published = BoxTypePublished.of(at, vegetables);

describe('a box type', () => {
  it('is published', () => {
    given(boxTypeDecider).when(publish(vegetables)).then(BoxTypePublished.of(later, vegetables));
  });

  it('records nothing when it is published again unchanged', () => {
    given(boxTypeDecider, published)
      .when(publish({ ...vegetables }))
      .thenNothing();
  });

  it('is refused when its GTIN has other content', () => {
    given(boxTypeDecider, published)
      .when(publish({ ...vegetables, name: '粮油包' }))
      .thenRefused('BOX_TYPE_EXISTS');
    given(boxTypeDecider, published)
      .when(publish({ ...vegetables, priceFen: 1 }))
      .thenRefused('BOX_TYPE_EXISTS');
  });

  it('changes its price', () => {
    const dearer = BoxTypePriceChanged.of(later, { gtin, priceFen: 5500 });
    given(boxTypeDecider, published).when(price(5500)).then(dearer);
    given(boxTypeDecider, published, dearer).when(price(5500)).thenNothing();
    given(boxTypeDecider, published, dearer)
      .when(price(5000))
      .then(BoxTypePriceChanged.of(later, { gtin, priceFen: 5000 }));
    given(boxTypeDecider, published, dearer)
      .when(publish({ ...vegetables, priceFen: 5500 }))
      .thenNothing();
  });

  it('is refused a price before it is published', () => {
    given(boxTypeDecider).when(price(5500)).thenRefused('BOX_TYPE_UNKNOWN');
  });
});

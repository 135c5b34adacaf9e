import { BoxTypeContentsChanged, BoxTypePriceChanged, BoxTypePublished } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { BoxTypeDetails } from './box-type';
import { boxTypeDecider, type PublishBoxType, type ReviseBoxType } from './box-type.decider';

const at = '2026-03-01T08:00:00.000Z';
const later = '2026-03-02T08:00:00.000Z';

const vegetables: BoxTypeDetails = {
  gtin: '06901234000023',
  name: '蔬菜包',
  kind: 'vegetables',
  priceFen: 5000,
  custodyLimitHours: null,
  supplierGln: null,
  contents: [{ gtin: '06901234000030', name: '白菜', quantity: 2, unit: 'kg' }],
};
const { gtin } = vegetables;
const publish = (details: BoxTypeDetails): PublishBoxType => ({
  type: 'PublishBoxType',
  occurredAt: later,
  details,
});
const revise = (priceFen: number, contents = vegetables.contents): ReviseBoxType => ({
  type: 'ReviseBoxType',
  occurredAt: later,
  gtin,
  priceFen,
  contents,
});
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
    given(boxTypeDecider, published).when(revise(5500)).then(dearer);
    given(boxTypeDecider, published, dearer).when(revise(5500)).thenNothing();
    given(boxTypeDecider, published, dearer)
      .when(revise(5000))
      .then(BoxTypePriceChanged.of(later, { gtin, priceFen: 5000 }));
    given(boxTypeDecider, published, dearer)
      .when(publish({ ...vegetables, priceFen: 5500 }))
      .thenNothing();
  });

  it('is refused a price and contents before it is published', () => {
    given(boxTypeDecider).when(revise(5500)).thenRefused('BOX_TYPE_UNKNOWN');
  });

  const [line] = vegetables.contents;
  const more = [{ ...line!, quantity: 3 }];
  const changed = (contentsVersion: number, contents: BoxTypeDetails['contents']) =>
    BoxTypeContentsChanged.of(later, { gtin, contentsVersion, contents });

  it('changes its contents: each change is the next version', () => {
    given(boxTypeDecider, published).when(revise(5000, more)).then(changed(2, more));
    given(boxTypeDecider, published, changed(2, more))
      .when(revise(5000, vegetables.contents))
      .then(changed(3, vegetables.contents));
    given(boxTypeDecider, published, changed(2, more)).when(revise(5000, more)).thenNothing();
  });

  it('changes price and contents together', () => {
    given(boxTypeDecider, published)
      .when(revise(1, more))
      .then(BoxTypePriceChanged.of(later, { gtin, priceFen: 1 }), changed(2, more));
  });

  it('keeps its supplier', () => {
    given(boxTypeDecider, published)
      .when(publish({ ...vegetables, supplierGln: '6900000000016' }))
      .thenRefused('BOX_TYPE_EXISTS');
  });
});

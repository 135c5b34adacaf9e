import { goodsInspections, mostReceived, type GoodsInspection } from '@boxtrail/contracts';
import { ReadQuery } from '@boxtrail/http';
import {
  DayField,
  IntegerField,
  KeyField,
  LotField,
  MomentField,
  OneOfField,
  QueryIntegerField,
  RefField,
  TextField,
} from '@boxtrail/input';

/** Goods of one lot that came to a supplier. */
export class GoodsReceiptBody {
  @RefField({ description: 'the same receipt sent twice is one' })
  receiptId: string;

  @KeyField('gln')
  supplierGln: string;

  @KeyField('gtin', { description: 'the item' })
  gtin: string;

  @LotField()
  lot: string;

  @IntegerField(1, mostReceived, { description: 'units' })
  quantity: number;

  @DayField({ optional: true, description: 'best before, UTC+8; left out when the goods have no such date' })
  bestBefore?: string;

  @DayField({ optional: true, description: 'production date, UTC+8' })
  producedOn?: string;

  @TextField({ max: 200, description: 'where the goods came from' })
  source: string;

  @OneOfField(goodsInspections, { description: 'failed: recorded, and never packed' })
  inspection: GoodsInspection;

  @MomentField({ optional: true })
  occurredAt?: string;
}

/** What is to be packed: the boxes that a job still lacks, or a number of boxes of one type. */
export class ProposalQuery extends ReadQuery {
  @RefField({ optional: true, description: 'the packing job; without it `supplierGln` and `boxType`' })
  jobId?: string;

  @KeyField('gln', { optional: true, description: 'the supplier' })
  supplierGln?: string;

  @KeyField('gtin', { optional: true })
  boxType?: string;

  @QueryIntegerField(1, 10_000, { default: 1, description: 'boxes of `boxType`' })
  boxes?: number;
}

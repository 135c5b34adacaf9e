import { Injectable } from '@nestjs/common';
import { mayActFor, Reads, type Principal } from '@boxtrail/http';
import { invalid, localDay, unknown } from '@boxtrail/kernel';
import { propose, type ProposedItem } from '../../domain/stock-proposal';
import { BoxTypeQueries } from '../box-types/box-types.queries';
import { JobQueries } from '../jobs/jobs.queries';
import { StockQueries } from './stock.queries';
import { stockView } from './stock.view';

/**
 * Which lots to take, first expired first.
 * @schema StockProposal
 */
export interface Proposal {
  readonly supplierGln: string;
  /** Boxes by type, as far as they are not packed yet. */
  readonly boxes: readonly { readonly boxType: string; readonly count: number }[];
  readonly items: readonly (ProposedItem & { readonly name: string })[];
}

export interface Asked {
  readonly jobId?: string | undefined;
  readonly supplierGln?: string | undefined;
  readonly boxType?: string | undefined;
  readonly boxes?: number | undefined;
  readonly atLeast?: number | undefined;
}

@Injectable()
export class ProposalQueries {
  constructor(
    private readonly reads: Reads,
    private readonly stock: StockQueries,
    private readonly jobs: JobQueries,
    private readonly types: BoxTypeQueries,
  ) {}

  /** Throws `JOB_UNKNOWN` or `BOX_TYPE_UNKNOWN`. `now`: lots past their date by then are left out. */
  async of(asked: Asked, now: string, principal: Principal): Promise<Proposal> {
    await this.reads.caughtUp(stockView.name, asked.atLeast);
    const { supplierGln, boxes } = await this.wanted(asked, principal);
    mayActFor(principal, supplierGln);
    const contents = await this.types.contentsOf(
      boxes.map(({ boxType }) => boxType),
      asked.jobId,
      asked.atLeast,
    );
    const lines = boxes.flatMap(({ boxType, count }) => {
      const type = contents.get(boxType);
      if (type === undefined) throw unknown('BOX_TYPE_UNKNOWN', `box type ${boxType} was never published`);
      return type.map((line) => ({ ...line, quantity: line.quantity * count }));
    });
    const names = new Map(lines.map(({ gtin, name }) => [gtin, name]));
    const lots = await this.stock.availableLots(supplierGln, [...names.keys()], localDay(now));
    const items = propose(lines, lots).map((item) => ({ ...item, name: names.get(item.gtin) ?? '' }));
    return { supplierGln, boxes, items };
  }

  private async wanted({ jobId, supplierGln, boxType, boxes = 1, atLeast }: Asked, principal: Principal) {
    if (jobId !== undefined) {
      const job = await this.jobs.one(jobId, atLeast === undefined ? {} : { atLeast }, principal);
      const counts = new Map<string, number>();
      for (const { gtin, quantity, packed } of job.needs.flatMap(({ lines }) => lines))
        if (quantity > packed) counts.set(gtin, (counts.get(gtin) ?? 0) + quantity - packed);
      return {
        supplierGln: job.supplierGln,
        boxes: [...counts].map(([type, count]) => ({ boxType: type, count })),
      };
    }
    if (supplierGln === undefined) throw invalid('INPUT_INVALID', 'supplierGln is missing', '/supplierGln');
    if (boxType === undefined) throw invalid('INPUT_INVALID', 'boxType is missing', '/boxType');
    return { supplierGln, boxes: [{ boxType, count: boxes }] };
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { noSupplier, type SsccRange } from '@boxtrail/contracts';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { firstOf, lastOf, rangeKey } from '../domain/sscc-range';
import { ssccRangeDecider, type AllocateSsccRange as Allocate } from '../domain/sscc-range.decider';
import { SsccRangeQueries } from '../views/sscc-ranges.queries';
import { SupplierStandings } from '../views/suppliers.queries';

/** Company prefixes have at least seven digits here: all that can share a number begin with the same seven. */
const rangesStream = ({ supplierGln }: Pick<SsccRange, 'supplierGln'>): string =>
  `sscc-ranges-${supplierGln.slice(0, 7)}`;

/** Gives a bench the next numbers of its supplier. */
export class AllocateSsccRange extends AggregateCommand<
  Omit<Allocate, 'highestUsed'>,
  Outcome & { readonly first: string; readonly last: string }
> {}

@CommandHandler(AllocateSsccRange)
export class AllocateSsccRangeHandler implements ICommandHandler<AllocateSsccRange> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly ranges: SsccRangeQueries,
    private readonly suppliers: SupplierStandings,
  ) {}

  async execute({ data, meta }: AllocateSsccRange) {
    const { supplierGln } = data;
    if (!(await this.suppliers.of([supplierGln])).has(supplierGln))
      throw noSupplier(supplierGln, '/supplierGln');
    const stream = rangesStream(data);
    const looked = async (): Promise<Allocate> => {
      const highestUsed = await this.ranges.highestUsed(data);
      return { type: 'AllocateSsccRange', ...data, highestUsed };
    };
    const outcome = await this.aggregates.handle(ssccRangeDecider, stream, looked, meta);
    const { state } = await this.aggregates.load(ssccRangeDecider, stream);
    const range = state.ranges.get(rangeKey(data));
    if (range === undefined) throw new Error(`range ${data.rangeId} is not in ${stream}`);
    return { first: firstOf(range), last: lastOf(range), ...outcome };
  }
}

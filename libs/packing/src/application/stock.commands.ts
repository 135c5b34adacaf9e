import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, type Instruction } from '@boxtrail/commands';
import { dayOf, hasExpiredLicence, type SupplierStanding } from '@boxtrail/contracts';
import { ruleViolation, type Refusal } from '@boxtrail/kernel';
import { Places } from '@boxtrail/network';
import type { Taken } from '@boxtrail/intake';
import { stockLotDecider, type ReceiveGoods } from '../domain/stock-lot.decider';
import { lotStream } from './jobs-and-boxes';
import { SupplierStandings } from '../views/suppliers.queries';
import { unknownPlaces } from './unknown-places';

/** Goods came to suppliers: one append for each lot. Outcomes are in the order of the receipts. */
export class RecordReceipts extends Command<Taken[]> {
  constructor(readonly receipts: readonly Instruction<Omit<ReceiveGoods, 'type'>>[]) {
    super();
  }
}

@CommandHandler(RecordReceipts)
export class RecordReceiptsHandler implements ICommandHandler<RecordReceipts> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
    private readonly standings: SupplierStandings,
  ) {}

  async execute({ receipts }: RecordReceipts): Promise<Taken[]> {
    const suppliers = receipts.map(({ command }) => command.supplierGln);
    const [unknownGlns, standings] = await Promise.all([
      unknownPlaces(this.places, suppliers, '/supplierGln'),
      this.standings.of(suppliers),
    ]);
    const byLot = new Map<string, number[]>();
    const taken: Taken[] = [];
    for (const [i, { command }] of receipts.entries()) {
      const refusal =
        unknownGlns.get(command.supplierGln) ?? withoutLicence(command, standings.get(command.supplierGln));
      if (refusal !== undefined) taken[i] = refusal;
      else {
        const lines = byLot.get(lotStream(command)) ?? [];
        lines.push(i);
        byLot.set(lotStream(command), lines);
      }
    }
    await Promise.all(
      [...byLot].map(async ([stream, lines]) => {
        const instructions = lines.flatMap((line) => receipts[line] ?? []);
        const commands = instructions.map(({ command, meta }) => ({
          command: { type: 'ReceiveGoods' as const, ...command },
          meta,
        }));
        const outcomes = await this.aggregates.handleAll(stockLotDecider, stream, commands);
        for (const [k, line] of lines.entries()) taken[line] = outcomes[k]!;
      }),
    );
    return taken;
  }
}

/** The refusal of goods that came when the licence of the supplier had expired. */
function withoutLicence(
  { supplierGln, occurredAt }: Pick<ReceiveGoods, 'supplierGln' | 'occurredAt'>,
  supplier: SupplierStanding | undefined,
): Refusal | undefined {
  if (supplier === undefined || !hasExpiredLicence(supplier, occurredAt)) return undefined;
  const { expiresOn } = supplier.licence ?? {};
  const message = `the licence of supplier ${supplierGln} ended with ${expiresOn}, and the goods came on ${dayOf(occurredAt)}`;
  return ruleViolation('LICENCE_EXPIRED', message);
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Aggregates, type CommandMeta, type Instruction } from '@boxtrail/commands';
import { leftIn, type LotKey, type LotLack, type LotState, type Take } from '../domain/stock-lot';
import { isOutOfDate, stockLotDecider } from '../domain/stock-lot.decider';
import { StockQueries } from '../views/stock/stock.queries';
import { lotStream } from './jobs-and-boxes';

/** What a box takes from the lots of its place. */
export interface Filled {
  readonly sscc: string;
  readonly packedAtGln: string;
  readonly occurredAt: string;
  readonly contents: readonly { readonly gtin: string; readonly lot: string; readonly quantity: number }[];
}

interface LotOrder {
  readonly key: LotKey;
  /** By SSCC. */
  readonly takes: Map<string, Take>;
}

/**
 * Takes the contents of boxes from the lots that their places have received. Each lot's own stream counts its units, so
 * any number of processes may pack from one lot: a command for each lot, not for each box. Lots that a place has not
 * received are not counted.
 */
@Injectable()
export class LotsOfBoxes {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly stock: StockQueries,
  ) {}

  /** Takes the units. Answers the boxes that cannot have theirs: they hold what other lots gave them. */
  async take(boxes: readonly Instruction<Filled>[]): Promise<Map<string, LotLack>> {
    const lacks = new Map<string, LotLack>();
    const [first] = boxes;
    if (first === undefined) return lacks;
    const bySscc = new Map(
      boxes.map(({ command }) => [command.sscc, command]).reverse() as [string, Filled][],
    );
    const orders = this.ordersOf([...bySscc.values()]);
    const found = await Promise.all(orders.map((order) => this.takeFrom(order, first)));
    for (const [sscc, lack] of found.flat()) lacks.set(sscc, lack);
    return lacks;
  }

  private async takeFrom(
    { key, takes }: LotOrder,
    { command: { occurredAt }, meta }: Instruction<Filled>,
  ): Promise<[string, LotLack][]> {
    const wanted = [...takes.values()];
    const command = { type: 'TakeFromLot' as const, ...key, occurredAt, boxes: wanted };
    await this.aggregates.handle(stockLotDecider, lotStream(key), command, asNewCommand(meta));
    const { state } = await this.aggregates.load(stockLotDecider, lotStream(key));
    if (state.dates === null) return []; // never received here: not counted
    return wanted.flatMap((take) =>
      state.boxes.get(take.sscc)?.quantity === take.quantity
        ? []
        : [[take.sscc, lackOf(key, take, state)] as [string, LotLack]],
    );
  }

  /** The boxes among these that hold units already. */
  async heldBy(ssccs: readonly string[]): Promise<Set<string>> {
    return ssccs.length === 0
      ? new Set()
      : new Set((await this.stock.takenBy(ssccs)).map(({ sscc }) => sscc));
  }

  /**
   * Brings back the units of boxes that do not hold them. `packed`: the boxes among them that were packed, as they are;
   * these keep their own.
   */
  async settle(
    ssccs: readonly string[],
    packed: readonly Filled[],
    { occurredAt, meta }: { readonly occurredAt: string; readonly meta: CommandMeta },
  ): Promise<void> {
    const kept = this.ordersOf(packed);
    const isKept = (key: LotKey, sscc: string) =>
      kept.some((order) => lotStream(order.key) === lotStream(key) && order.takes.has(sscc));
    const byLot = new Map<string, { key: LotKey; ssccs: string[] }>();
    for (const { sscc, ...key } of await this.stock.takenBy(ssccs)) {
      if (isKept(key, sscc)) continue;
      const order = byLot.get(lotStream(key)) ?? { key, ssccs: [] };
      order.ssccs.push(sscc);
      byLot.set(lotStream(key), order);
    }
    await Promise.all(
      [...byLot].map(([stream, { key, ssccs: back }]) => {
        const command = { type: 'ReturnToLot' as const, ...key, occurredAt, ssccs: back };
        return this.aggregates.handle(stockLotDecider, stream, command, asNewCommand(meta));
      }),
    );
    await this.take(packed.map((command) => ({ command, meta })));
  }

  /** One order for each lot: what each box needs of it. */
  private ordersOf(boxes: readonly Filled[]): LotOrder[] {
    const orders = new Map<string, LotOrder>();
    for (const { sscc, packedAtGln: supplierGln, occurredAt, contents } of boxes) {
      for (const { gtin, lot, quantity } of contents) {
        const key = { supplierGln, gtin, lot };
        const order = orders.get(lotStream(key)) ?? { key, takes: new Map<string, Take>() };
        const more = order.takes.get(sscc)?.quantity ?? 0;
        order.takes.set(sscc, { sscc, quantity: more + quantity, at: occurredAt });
        orders.set(lotStream(key), order);
      }
    }
    return [...orders.values()];
  }
}

function lackOf(key: LotKey, take: Take, state: LotState): LotLack {
  const { quantity } = take;
  const why = isOutOfDate(state, take) ? 'out-of-date' : 'exhausted';
  return { ...key, why, bestBefore: state.dates?.bestBefore ?? null, left: leftIn(state), quantity };
}

/** A new command id each time: a retry must ask again, because its units may have been brought back. */
const asNewCommand = ({ ifRevision: _, firstAnswer: __, ...meta }: CommandMeta): CommandMeta => ({
  ...meta,
  commandId: randomUUID(),
});

import { Inject, Injectable } from '@nestjs/common';
import { dayOf, designate, standingProblem, supplierChangesIn } from '@boxtrail/contracts';
import { Refusal, type RecordedEvent } from '@boxtrail/kernel';
import { EventLoopSlices } from '@boxtrail/async';
import { Aggregates } from '@boxtrail/commands';
import { Overloaded } from '@boxtrail/event-store';
import { policyMeta, type Consumer } from '@boxtrail/messaging';
import type { SupplierRow } from '@boxtrail/network';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { roundDecider } from '../domain/round.decider';
import type { MoveRound } from '../domain/round-move';
import { BoxTypeQueries } from '../views/box-types/box-types.queries';
import { boxTypesView } from '../views/box-types/box-types.view';
import { RoundQueries, type OpenRoundOf } from '../views/rounds/rounds.queries';
import { roundsView } from '../views/rounds/rounds.view';
import { StationQueries } from '../views/stations/stations.queries';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';
import { roundStream } from './round-gate';

/** Rounds that are moved together: what they need to know is looked up once for all. */
const roundsAtOnce = 500;
/** Longest wait for the views, in ms. */
const waitMs = 5_000;

/**
 * Gives the open rounds of suppliers that may not work to the next supplier by proximity. Each change of a supplier is the
 * occasion to look: one that works again may also serve rounds that nobody could serve before.
 */
@Injectable()
export class ReplaceSuppliers implements Consumer {
  readonly group = 'orders.replace-suppliers';
  readonly types = Object.keys(supplierChangesIn);

  constructor(
    private readonly aggregates: Aggregates,
    private readonly suppliers: SupplierQueries,
    private readonly stations: StationQueries,
    private readonly rounds: RoundQueries,
    private readonly boxTypes: BoxTypeQueries,
    @Inject(VIEW_RUNNER) private readonly runner: Pick<ViewRunner, 'waitFor'>,
  ) {}

  async handle(message: RecordedEvent): Promise<void> {
    await this.seen('orders.suppliers', message.position);
    await this.seen(roundsView.name, message.position);
    await this.seen(boxTypesView.name, message.position);
    const at = message.event.occurredAt;
    const suppliers = await this.suppliers.all();
    const unable = suppliers.filter((supplier) => standingProblem(supplier, at) !== undefined);
    if (unable.length === 0) return;
    const glns = unable.map(({ gln }) => gln);
    for (let after = ''; ;) {
      const rounds = await this.rounds.openOf(glns, after, roundsAtOnce);
      await this.move(rounds, suppliers, message);
      if (rounds.length < roundsAtOnce) return;
      after = rounds.at(-1)?.roundId ?? after;
    }
  }

  private async move(
    rounds: readonly OpenRoundOf[],
    suppliers: readonly SupplierRow[],
    message: RecordedEvent,
  ): Promise<void> {
    if (rounds.length === 0) return;
    const [owners, communities, booked] = await Promise.all([
      this.boxTypes.ownersOf([...new Set(rounds.flatMap(({ gtins }) => gtins))]),
      this.stations.communities([...new Set(rounds.map(({ communityGln }) => communityGln))]),
      this.rounds.booked([...new Set(rounds.map(({ cutoffAt }) => dayOf(cutoffAt)))]),
    ]);
    const at = message.event.occurredAt;
    const slices = new EventLoopSlices();
    const moves: Promise<unknown>[] = [];
    for (const { roundId, communityGln, supplierGln, cutoffAt, boxes, gtins } of rounds) {
      if (slices.isOver) await slices.next();
      const community = communities.get(communityGln);
      const supplier = suppliers.find(({ gln }) => gln === supplierGln);
      if (community === undefined || community instanceof Refusal || supplier === undefined) continue;
      const cause = standingProblem(supplier, at);
      if (cause === undefined) continue;
      const ofDay = booked.get(dayOf(cutoffAt)) ?? new Map<string, number>();
      const packedOnlyBy = new Set(gtins.flatMap((gtin) => owners.get(gtin) ?? []));
      const next = designate(community, suppliers, { at, boxes, booked: ofDay, packedOnlyBy });
      // The next round finds that supplier as busy as this one leaves it.
      if (next.supplierGln !== undefined)
        ofDay.set(next.supplierGln, (ofDay.get(next.supplierGln) ?? 0) + boxes);
      const reason = cause === 'licence-expired' ? null : supplier.statusReason;
      const command = { occurredAt: at, roundId, fromGln: supplierGln, cause, reason, next };
      moves.push(this.record({ type: 'MoveRound', ...command }, message));
    }
    await Promise.all(moves);
  }

  private record(command: MoveRound, message: RecordedEvent): Promise<unknown> {
    const meta = policyMeta(this.group, message, command.roundId);
    return this.aggregates.handle(roundDecider, roundStream(command.roundId), command, meta);
  }

  /** A view that is behind, being rebuilt for example, is waited for: that is no fault of the message. */
  private async seen(view: string, position: number): Promise<void> {
    if (await this.runner.waitFor(view, position, waitMs)) return;
    throw new Overloaded(`${view} has not seen position ${position} yet`);
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refusal } from '@boxtrail/kernel';
import { Aggregates, type Instruction, type Outcome } from '@boxtrail/commands';
import { Settings } from '@boxtrail/settings';
import { scansPerBoxAndHour } from '../delivery.settings';
import { Places } from '@boxtrail/network';
import { BoxGate, boxNotHere } from './box-gate';
import { ScanLimit } from './scan-limit';
import { movesCustody } from '../domain/reporters';
import { kindOf } from '../domain/scan';
import type * as boxScan from '../domain/box-scan.decider';
import { boxScanDecider } from '../domain/box-scan.decider';
import { BoxQueries, neverPacked } from '../views/boxes/boxes.queries';

/** Everything seen of one box outside a load, in one stream. */
export const custodyStream = (sscc: string): string => `custody-${sscc}`;

/** Scans that came together. Each has its own outcome, in the order given: a refusal, or the failure to store it. */
export class RecordScans extends Command<(Outcome | Error)[]> {
  /** @param area the places of a bound key; null for an unbound one. */
  constructor(
    readonly scans: readonly Instruction<boxScan.RecordScan>[],
    readonly area: readonly string[] | null,
  ) {
    super();
  }
}

/**
 * A scan id names one scan of one box: sent again for that box it is the same fact, or refused as reused. The same id
 * under two boxes is two facts - to refuse that, every scan would have to be held against all scans ever recorded.
 */
@CommandHandler(RecordScans)
export class RecordScansHandler implements ICommandHandler<RecordScans> {
  private readonly limit: ScanLimit;

  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
    private readonly gate: BoxGate,
    settings: Settings,
  ) {
    this.limit = new ScanLimit(settings.of(scansPerBoxAndHour));
  }

  async execute({ scans, area }: RecordScans): Promise<(Outcome | Error)[]> {
    const moved = scans.filter(({ command: { scan } }) => movesCustody(kindOf(scan)));
    const [nowhere, unpacked, elsewhere] = await Promise.all([
      this.unknownPlaces(new Set(scans.map(({ command: { scan } }) => scan.data.atGln))),
      this.boxes.neverPacked(scans.map(({ command: { scan } }) => scan.data.sscc)),
      this.gate.notInHand(
        area,
        moved.map(({ command: { scan } }) => scan.data.sscc),
      ),
    ]);
    const outcomes: (Outcome | Error)[] = [];
    const byBox = new Map<string, number[]>();
    scans.forEach(({ command: { scan } }, i) => {
      const { sscc, atGln } = scan.data;
      const refusal = unpacked.has(sscc) ? neverPacked(sscc) : nowhere.get(atGln);
      const others = byBox.get(sscc);
      if (refusal !== undefined) outcomes[i] = refusal;
      else if (others === undefined) byBox.set(sscc, [i]);
      else others.push(i);
    });
    // All boxes at once: the log gathers their appends. Scans of one box go together, in order.
    await Promise.all(
      [...byBox].map(async ([sscc, indexes]) => {
        const ofBox = await this.record(
          sscc,
          indexes.map((i) => scans[i]).filter((s) => s !== undefined),
          elsewhere.has(sscc),
        );
        indexes.forEach((index, i) => (outcomes[index] = ofBox[i] ?? new Error('a scan without an outcome')));
      }),
    );
    return outcomes;
  }

  /** What goes wrong for one box is said of its scans alone. */
  private async record(
    sscc: string,
    scans: readonly Instruction<boxScan.RecordScan>[],
    isElsewhere: boolean,
  ): Promise<(Outcome | Error)[]> {
    try {
      const { state } = await this.aggregates.load(boxScanDecider, custodyStream(sscc));
      const refusals = scans.map(({ command: { scan }, meta }) =>
        state.scans.has(scan.data.scanId)
          ? undefined
          : isElsewhere && movesCustody(kindOf(scan))
            ? boxNotHere(sscc)
            : this.limit.take(meta.actor, sscc),
      );
      const taken = scans.filter((_, i) => refusals[i] === undefined);
      const outcomes = await this.aggregates.handleAll(boxScanDecider, custodyStream(sscc), taken);
      let next = 0;
      return refusals.map((refusal) => refusal ?? outcomes[next++] ?? new Error('a scan without an outcome'));
    } catch (error) {
      return scans.map(() => error as Error);
    }
  }

  /** One look-up for all places when they exist, as they mostly do; else one for each, to tell which do not. */
  private async unknownPlaces(glns: ReadonlySet<string>): Promise<Map<string, Refusal>> {
    const nowhere = new Map<string, Refusal>();
    const refusalOf = async (some: readonly string[]) => {
      try {
        await this.places.known('delivery', some, '/atGln');
        return undefined;
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    };
    if ((await refusalOf([...glns])) === undefined) return nowhere;
    await Promise.all(
      [...glns].map(async (gln) => {
        const refusal = await refusalOf([gln]);
        if (refusal !== undefined) nowhere.set(gln, refusal);
      }),
    );
    return nowhere;
  }
}

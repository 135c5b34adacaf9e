import type { JudgedTrail, Moment } from '../domain/box-trail';
import type { CustodyMove } from '../domain/advance';
import type { Holder } from '../domain/trail-step';
import type { ExportDocument, HouseholdsShown } from './export-document';
import { stepRow, type StepRow } from './trail-document';

export interface StationDayAbout extends HouseholdsShown {
  readonly kind: 'station-day';
  /** Version 1 contained the tier of the station, which may change without an event of the day. */
  readonly version: 2;
  readonly gln: string;
  /** A local date with its bounds: `from` inclusive, `until` exclusive. */
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly at: string | null;
  readonly knownAt: string | null;
}

/** Effect of a step on the account of the station; null: none, but it has findings. */
export type Movement = 'in' | 'out' | 'written-off' | null;

/** A step of the day that moved a box into or out of the station, or took place there and has findings. */
export interface DayEntry extends StepRow {
  readonly sscc: string;
  readonly movement: Movement;
}

export interface DayTotals {
  /** Boxes held when the day began. */
  readonly opening: number;
  readonly in: number;
  readonly out: number;
  readonly writtenOff: number;
  /** Boxes held when it ended: counted box by box, not computed from the others. */
  readonly held: number;
  /** opening + in = out + writtenOff + held, and the same since the beginning. */
  readonly balanced: boolean;
  readonly sinceTheBeginning: {
    readonly in: number;
    readonly out: number;
    readonly writtenOff: number;
    readonly held: number;
  };
  readonly entries: number;
  /** Boxes among the entries whose trail has an open break. */
  readonly brokenBoxes: number;
  readonly entriesWithFindings: number;
}

export type StationDayDocument = ExportDocument<StationDayAbout, DayEntry, DayTotals>;

/** The day is judged at its last millisecond, or at a requested earlier moment. */
export function dayMoment({ until }: { until: string }, { at, knownAt }: Moment): Moment {
  const last = new Date(Date.parse(until) - 1).toISOString();
  return { at: at !== undefined && at < last ? at : last, ...(knownAt !== undefined && { knownAt }) };
}

const isAt = (holder: Holder | null, gln: string): boolean => holder?.type === 'station' && holder.id === gln;

/** Effect of one move of custody on the station's account: a box may even move from it to itself. */
const movementOf = ({ from, to, writtenOff }: CustodyMove, gln: string): Movement =>
  isAt(to, gln) ? 'in' : !isAt(from, gln) ? null : writtenOff ? 'written-off' : 'out';

/** The steps of one box at the station on the day, in order. */
export function entriesOf(trail: JudgedTrail, { gln, from }: StationDayAbout): DayEntry[] {
  const entries: DayEntry[] = [];
  trail.steps.forEach(({ step }, i) => {
    if (step.occurredAt < from) return;
    const move = trail.moves.find(
      ({ position, ordinal }) => position === step.position && ordinal === step.ordinal,
    );
    const movement = move === undefined ? null : movementOf(move, gln);
    const row = stepRow(trail, i);
    if (movement === null && (step.placeGln !== gln || row.findings.length === 0)) return;
    entries.push({ sscc: trail.sscc, movement, ...row });
  });
  return entries;
}

/** The account of a station's day, summed over the trails of the boxes it has ever held. */
export class DayCount {
  private readonly before = { in: 0, out: 0, writtenOff: 0 };
  private readonly during = { in: 0, out: 0, writtenOff: 0 };
  private held = 0;
  private entries = 0;
  private brokenBoxes = 0;
  private entriesWithFindings = 0;

  constructor(private readonly about: StationDayAbout) {}

  take(trail: JudgedTrail, entries: readonly DayEntry[]): void {
    const { gln, from } = this.about;
    for (const move of trail.moves) {
      const movement = movementOf(move, gln);
      const books = move.occurredAt < from ? this.before : this.during;
      if (movement !== null) books[movement === 'written-off' ? 'writtenOff' : movement] += 1;
    }
    if (isAt(trail.holder, gln)) this.held += 1;
    this.entries += entries.length;
    this.entriesWithFindings += entries.filter(({ findings }) => findings.length > 0).length;
    if (entries.length > 0 && trail.state.open.some(({ severity }) => severity === 'breaks'))
      this.brokenBoxes += 1;
  }

  get totals(): DayTotals {
    const { before, during, held, entries, brokenBoxes, entriesWithFindings } = this;
    const opening = before.in - before.out - before.writtenOff;
    return {
      opening,
      ...during,
      held,
      balanced: opening + during.in === during.out + during.writtenOff + held,
      sinceTheBeginning: {
        in: before.in + during.in,
        out: before.out + during.out,
        writtenOff: before.writtenOff + during.writtenOff,
        held,
      },
      entries,
      brokenBoxes,
      entriesWithFindings,
    };
  }
}

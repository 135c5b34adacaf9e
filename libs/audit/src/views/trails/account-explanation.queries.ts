import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import { accountMoves, unprovedMoves, type AccountMove, type UnprovedMove } from '../../domain/account-moves';
import { balanced, Ledger, type StationAccount } from '../../domain/accounts';
import { judge, judgeAsOf, type Moment } from '../../domain/box-trail';
import type { Holder } from '../../domain/trail-step';
import { isTimeless } from '../moment';
import { AccountQueries, type PlaceAccount } from './accounts.queries';
import { BoxPages } from './box-pages';
import { keyOf } from '@boxtrail/projections';
import { trailsView, trailsSchema } from './trails.view';
import { countUnreadable } from './unreadable.queries';

/** A box whose row in the view contradicts its own steps, at any moment requested. */
interface DoubtfulBox {
  readonly sscc: string;
  readonly words: string;
  /** Its present holder: by its steps, and by its row; undefined when it has no row. */
  readonly byMoves: Holder | null;
  readonly byRow: Holder | null | undefined;
  /** Its moves in the station's account, with the event of each. */
  readonly moves: readonly AccountMove[];
}

/** A box that balances only by moves which no event proves. */
interface UnprovedBox {
  readonly sscc: string;
  readonly moves: readonly UnprovedMove[];
}

/** The account of a station compared with the steps of its boxes, at a moment. */
export interface AccountExplanation {
  readonly fromSteps: StationAccount;
  /**
   * The stored account, minus the moves that come after the moment by the steps. If both differ, the stored one is
   * wrong.
   */
  readonly booked: StationAccount;
  readonly agrees: boolean;
  /** At most 200. */
  readonly boxes: readonly DoubtfulBox[];
  readonly more: boolean;
  /** At most 200. */
  readonly unproved: readonly UnprovedBox[];
  readonly moreUnproved: boolean;
  /** Events that all trails skipped, at the moment: each may be missing in the station's account. */
  readonly unreadable: number;
}

interface BookedBox {
  readonly sscc: string;
  readonly holderType: Holder['type'] | null;
  readonly holderId: string | null;
  readonly steps: number;
}

const maxBoxes = 200;

/**
 * Explains why an account does not balance: a damaged view, or boxes that moved by contradictory events. Reads all
 * boxes that the station has ever held.
 */
@Injectable()
export class AccountExplanationQueries {
  constructor(
    private readonly reads: Reads,
    private readonly pages: BoxPages,
    private readonly accounts: AccountQueries,
  ) {}

  /**
   * Throws `STATION_UNKNOWN`. It takes several statements: if the view advanced between them, a mismatch may result
   * from that, so it reads again, at most three times.
   */
  async one(
    gln: string,
    moment: Moment,
    atLeast: number | undefined,
  ): Promise<PlaceAccount & { explained: AccountExplanation }> {
    await this.pages.seen(moment, atLeast, 'audit.places');
    for (let looks = 1; ; looks += 1) {
      const before = await this.viewPosition();
      const account = await this.look(gln, moment);
      if (account.explained.agrees || looks === 3 || (await this.viewPosition()) === before) return account;
    }
  }

  private async viewPosition(): Promise<string | undefined> {
    const [row] = await this.reads.rows<{ position: string }>(
      'SELECT position FROM progress.checkpoints WHERE name = $1',
      [keyOf(trailsView)],
    );
    return row?.position;
  }

  private async look(gln: string, moment: Moment): Promise<PlaceAccount & { explained: AccountExplanation }> {
    const stored = await this.accounts.one(gln, undefined);
    const [now, then] = [new Ledger(), new Ledger()];
    const [boxes, unproved]: [DoubtfulBox[], UnprovedBox[]] = [[], []];
    for await (const page of this.pages.of({ kind: 'station', id: gln })) {
      const rows = await this.rowsOf(page.map(({ sscc }) => sscc));
      for (const { sscc, steps } of page) {
        const trail = judge(steps);
        now.take(trail);
        const past = isTimeless(moment) ? trail : judgeAsOf(steps, moment);
        if (past !== null) then.take(past);
        const row = rows.get(sscc);
        const words = whatIsWrong(trail.holder, row, steps.length);
        if (words !== null && boxes.length <= maxBoxes) {
          const moves = past === null ? [] : accountMoves(past, gln);
          boxes.push({ sscc, words, byMoves: trail.holder, byRow: row && holderOf(row), moves });
        }
        const lacking = past === null ? [] : unprovedMoves(past, gln);
        if (lacking.length > 0 && unproved.length <= maxBoxes) unproved.push({ sscc, moves: lacking });
      }
    }
    for (const row of await this.strangers(gln)) {
      const words = 'its row says it is here, but no step ever brought it';
      boxes.push({ sscc: row.sscc, words, byMoves: null, byRow: holderOf(row), moves: [] });
    }
    const fromSteps = then.of(gln);
    const booked = woundBack(stored, now.of(gln), fromSteps);
    return {
      ...stored,
      ...(isTimeless(moment) ? {} : { ...fromSteps, balanced: balanced(fromSteps) }),
      explained: {
        fromSteps,
        booked,
        agrees: boxes.length === 0 && fields.every((field) => booked[field] === fromSteps[field]),
        boxes: boxes.slice(0, maxBoxes),
        more: boxes.length > maxBoxes,
        unproved: unproved.slice(0, maxBoxes),
        moreUnproved: unproved.length > maxBoxes,
        unreadable: await countUnreadable(this.reads, moment),
      },
    };
  }

  private async rowsOf(ssccs: readonly string[]): Promise<Map<string, BookedBox>> {
    const rows = await this.reads.rows<BookedBox>(
      `SELECT sscc, holder_type AS "holderType", holder_id AS "holderId", steps FROM ${trailsSchema}.boxes
        WHERE sscc = ANY($1)`,
      [ssccs],
    );
    return new Map(rows.map((row) => [row.sscc, row]));
  }

  /** Boxes whose row says that the station holds them, although no step did. */
  private strangers(gln: string): Promise<BookedBox[]> {
    return this.reads.rows<BookedBox>(
      `SELECT sscc, holder_type AS "holderType", holder_id AS "holderId", steps FROM ${trailsSchema}.boxes b
        WHERE holder_type = 'station' AND holder_id = $1
          AND NOT EXISTS (SELECT FROM ${trailsSchema}.touched t WHERE t.kind = 'station' AND t.id = $1 AND t.sscc = b.sscc)
        ORDER BY sscc LIMIT 201`,
      [gln],
    );
  }
}

const fields = ['in', 'out', 'writtenOff', 'held'] as const;

/** The stored account, reverted from now to the moment. */
const woundBack = (stored: StationAccount, now: StationAccount, then: StationAccount): StationAccount => ({
  in: stored.in - now.in + then.in,
  out: stored.out - now.out + then.out,
  writtenOff: stored.writtenOff - now.writtenOff + then.writtenOff,
  held: stored.held - now.held + then.held,
});

const holderOf = ({ holderType, holderId }: BookedBox): Holder | null =>
  holderType === null || holderId === null ? null : { type: holderType, id: holderId };

function whatIsWrong(holder: Holder | null, row: BookedBox | undefined, steps: number): string | null {
  if (row === undefined) return 'it has steps but no row';
  if (row.holderType !== (holder?.type ?? null) || row.holderId !== (holder?.id ?? null)) {
    return 'its steps and its row disagree who has it';
  }
  return row.steps === steps ? null : `its row counts ${row.steps} steps, and there are ${steps}`;
}

import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import { keyOf } from '@boxtrail/projections';
import { accountMoves, unprovedBoxes, type AccountMove, type UnprovedBox } from '../../domain/account-moves';
import { Ledger, type BoxAccount } from '../../domain/accounts';
import { judge, judgeAsOf, type Moment } from '../../domain/box-trail';
import type { AccountRef } from '../../domain/stays';
import type { Holder } from '../../domain/trail-step';
import { isTimeless } from '../moment';
import { accountFields } from './account-sums';
import { AccountQueries, type HolderAccount } from './accounts.queries';
import { BoxPages } from './box-pages';
import { trailsView, trailsSchema } from './trails.view';
import { countUnreadable } from './unreadable.queries';

/** A box whose row in the view contradicts its own steps, at any moment requested. */
interface DoubtfulBox {
  readonly sscc: string;
  readonly words: string;
  /** Its present holder: by its steps, and by its row; undefined when it has no row. */
  readonly byMoves: Holder | null;
  readonly byRow: Holder | null | undefined;
  /** Its moves in the account, with the event of each; none for a carrier. */
  readonly moves: readonly AccountMove[];
}

/** An account compared with the steps of its boxes, at a moment. */
export interface AccountExplanation {
  readonly fromSteps: BoxAccount;
  /** The stored account at the moment. If both differ, the stored one is wrong. */
  readonly booked: BoxAccount;
  readonly agrees: boolean;
  /** At most 200. */
  readonly boxes: readonly DoubtfulBox[];
  readonly more: boolean;
  /** The boxes that are missing or unproved, in SSCC order, at most 200. */
  readonly unproved: readonly UnprovedBox[];
  readonly moreUnproved: boolean;
  /** Events that all trails skipped, at the moment: each may be missing in the account. */
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
 * Explains why an account does not balance: boxes that are missing or unproved, or a damaged view. Reads all boxes that
 * the holder has ever had.
 */
@Injectable()
export class AccountExplanationQueries {
  constructor(
    private readonly reads: Reads,
    private readonly pages: BoxPages,
    private readonly accounts: AccountQueries,
  ) {}

  /**
   * Throws `ACCOUNT_UNKNOWN`. It takes several statements: if the view advanced between them, a mismatch may result
   * from that, so it reads again, at most three times.
   */
  async one(
    account: AccountRef,
    moment: Moment,
    atLeast: number | undefined,
  ): Promise<HolderAccount & { explained: AccountExplanation }> {
    await this.pages.seen(moment, atLeast, 'audit.places');
    for (let looks = 1; ; looks += 1) {
      const before = await this.viewPosition();
      const found = await this.look(account, moment);
      if (found.explained.agrees || looks === 3 || (await this.viewPosition()) === before) return found;
    }
  }

  private async viewPosition(): Promise<string | undefined> {
    const [row] = await this.reads.rows<{ position: string }>(
      'SELECT position FROM progress.checkpoints WHERE name = $1',
      [keyOf(trailsView)],
    );
    return row?.position;
  }

  private async look(
    account: AccountRef,
    moment: Moment,
  ): Promise<HolderAccount & { explained: AccountExplanation }> {
    const stored = await this.accounts.ofHolder(account, undefined, moment);
    const ledger = new Ledger();
    const [boxes, unproved]: [DoubtfulBox[], UnprovedBox[]] = [[], []];
    for await (const page of this.pages.of(account)) {
      const rows = await this.rowsOf(page.map(({ sscc }) => sscc));
      for (const { sscc, steps } of page) {
        const trail = judge(steps);
        const past = isTimeless(moment) ? trail : judgeAsOf(steps, moment);
        const row = rows.get(sscc);
        const words = whatIsWrong(trail.holder, row, steps.length);
        if (words !== null && boxes.length <= maxBoxes) {
          const moves = past === null ? [] : accountMoves(past, account);
          boxes.push({ sscc, words, byMoves: trail.holder, byRow: row && holderOf(row), moves });
        }
        if (past === null) continue;
        ledger.take(past);
        if (unproved.length <= maxBoxes) unproved.push(...unprovedBoxes(past, account));
      }
    }
    for (const row of account.kind === 'station' ? await this.strangers(account.id) : []) {
      const words = 'its row says it is here, but no step ever brought it';
      boxes.push({ sscc: row.sscc, words, byMoves: null, byRow: holderOf(row), moves: [] });
    }
    const fromSteps = ledger.of(account);
    const { kind: _kind, id: _id, name: _name, balanced: _balanced, ...booked } = stored;
    return {
      ...stored,
      explained: {
        fromSteps,
        booked,
        agrees: boxes.length === 0 && accountFields.every((field) => booked[field] === fromSteps[field]),
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

const holderOf = ({ holderType, holderId }: BookedBox): Holder | null =>
  holderType === null || holderId === null ? null : { type: holderType, id: holderId };

function whatIsWrong(holder: Holder | null, row: BookedBox | undefined, steps: number): string | null {
  if (row === undefined) return 'it has steps but no row';
  if (row.holderType !== (holder?.type ?? null) || row.holderId !== (holder?.id ?? null)) {
    return 'its steps and its row disagree who has it';
  }
  return row.steps === steps ? null : `its row counts ${row.steps} steps, and there are ${steps}`;
}

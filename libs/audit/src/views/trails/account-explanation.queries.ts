import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/platform';
import { accountDeltas } from '../../domain/accounts';
import { judge } from '../../domain/box-trail';
import type { Holder } from '../../domain/trail-step';
import { AccountQueries, type PlaceAccount } from './accounts.queries';
import { BoxPages } from './box-pages';

/** A box whose row in the view does not agree with its own steps about a station. */
interface DoubtfulBox {
  readonly sscc: string;
  readonly words: string;
  /** Who has it: by the moves of its steps, and by its row; undefined where it has no row. */
  readonly byMoves: Holder | null;
  readonly byRow: Holder | null | undefined;
  /** The moves of it that the station's account is made of: the event of each, and what it did. */
  readonly moves: readonly {
    readonly position: number;
    readonly ordinal: number;
    readonly occurredAt: string;
    readonly what: 'in' | 'out' | 'written-off';
  }[];
}

/** The books of a station against the steps of its boxes. */
export interface AccountExplanation {
  /** What the steps come to. `booked` is what the account says: where both differ, the account's row is wrong. */
  readonly fromSteps: Pick<PlaceAccount, 'in' | 'out' | 'writtenOff' | 'held'>;
  readonly booked: Pick<PlaceAccount, 'in' | 'out' | 'writtenOff' | 'held'>;
  readonly agrees: boolean;
  /** At most 200. */
  readonly boxes: readonly DoubtfulBox[];
  readonly more: boolean;
}

interface BoxRow {
  readonly sscc: string;
  readonly holderType: Holder['type'] | null;
  readonly holderId: string | null;
  readonly steps: number;
}

const maxBoxes = 200;

/** Why an account does not balance: a view that was damaged, by whatever. Reads all boxes the station ever had. */
@Injectable()
export class AccountExplanationQueries {
  constructor(
    private readonly reads: Reads,
    private readonly pages: BoxPages,
    private readonly accounts: AccountQueries,
  ) {}

  async one(
    gln: string,
    atLeast: number | undefined,
  ): Promise<PlaceAccount & { explained: AccountExplanation }> {
    const account = await this.accounts.one(gln, atLeast);
    const fromSteps = { in: 0, out: 0, writtenOff: 0, held: 0 };
    const boxes: DoubtfulBox[] = [];
    for await (const page of this.pages.of({ kind: 'station', id: gln })) {
      const rows = await this.rowsOf(page.map(({ sscc }) => sscc));
      for (const { sscc, steps } of page) {
        const { moves, holder } = judge(steps);
        const delta = accountDeltas(moves).get(gln) ?? { entered: 0, left: 0, writtenOff: 0 };
        fromSteps.in += delta.entered;
        fromSteps.out += delta.left;
        fromSteps.writtenOff += delta.writtenOff;
        if (holder?.type === 'station' && holder.id === gln) fromSteps.held += 1;
        const row = rows.get(sscc);
        const words = whatIsWrong(holder, row, steps.length);
        if (words === null) continue;
        const own = moves.flatMap(({ from, to, writtenOff, position, ordinal, occurredAt }) => [
          ...(isAt(from, gln)
            ? [
                {
                  position,
                  ordinal,
                  occurredAt,
                  what: writtenOff ? ('written-off' as const) : ('out' as const),
                },
              ]
            : []),
          ...(isAt(to, gln) ? [{ position, ordinal, occurredAt, what: 'in' as const }] : []),
        ]);
        boxes.push({ sscc, words, byMoves: holder, byRow: row && holderOf(row), moves: own });
      }
      if (boxes.length > maxBoxes) boxes.length = maxBoxes + 1;
    }
    for (const row of await this.strangers(gln)) {
      const words = 'its row says it is here, but no step ever brought it';
      boxes.push({ sscc: row.sscc, words, byMoves: null, byRow: holderOf(row), moves: [] });
    }
    const booked = { in: account.in, out: account.out, writtenOff: account.writtenOff, held: account.held };
    const agrees =
      boxes.length === 0 &&
      booked.in === fromSteps.in &&
      booked.out === fromSteps.out &&
      booked.writtenOff === fromSteps.writtenOff &&
      booked.held === fromSteps.held;
    const more = boxes.length > maxBoxes;
    return { ...account, explained: { fromSteps, booked, agrees, boxes: boxes.slice(0, maxBoxes), more } };
  }

  private async rowsOf(ssccs: readonly string[]): Promise<Map<string, BoxRow>> {
    const rows = await this.reads.rows<BoxRow>(
      `SELECT sscc, holder_type AS "holderType", holder_id AS "holderId", steps FROM audit_trails.boxes
        WHERE sscc = ANY($1)`,
      [ssccs],
    );
    return new Map(rows.map((row) => [row.sscc, row]));
  }

  /** Boxes whose row says the station has them, though no step ever did. */
  private strangers(gln: string): Promise<BoxRow[]> {
    return this.reads.rows<BoxRow>(
      `SELECT sscc, holder_type AS "holderType", holder_id AS "holderId", steps FROM audit_trails.boxes b
        WHERE holder_type = 'station' AND holder_id = $1
          AND NOT EXISTS (SELECT FROM audit_trails.touched t WHERE t.kind = 'station' AND t.id = $1 AND t.sscc = b.sscc)
        ORDER BY sscc LIMIT 201`,
      [gln],
    );
  }
}

const isAt = (holder: Holder | null, gln: string): boolean => holder?.type === 'station' && holder.id === gln;

const holderOf = ({ holderType, holderId }: BoxRow): Holder | null =>
  holderType === null || holderId === null ? null : { type: holderType, id: holderId };

function whatIsWrong(holder: Holder | null, row: BoxRow | undefined, steps: number): string | null {
  if (row === undefined) return 'it has steps but no row';
  if (row.holderType !== (holder?.type ?? null) || row.holderId !== (holder?.id ?? null)) {
    return 'its steps and its row disagree who has it';
  }
  return row.steps === steps ? null : `its row counts ${row.steps} steps, and there are ${steps}`;
}

import { randomUUID } from 'node:crypto';
import type { Answer, RunningBoxtrail } from './running-boxtrail';

/** An open round in a community of the played day, with one of its box types. */
export class OpenRound {
  private constructor(
    readonly boxtrail: RunningBoxtrail,
    readonly roundId: string,
    readonly communityGln: string,
    readonly gtin: string,
    readonly priceFen: number,
  ) {}

  static async in(boxtrail: RunningBoxtrail): Promise<OpenRound> {
    const first = async (path: string) => (await boxtrail.ask('GET', path)).body.items[0];
    const { gln } = await first('/v1/stations?tier=community&limit=1');
    const { gtin, priceFen } = await first('/v1/box-types?limit=1');
    const roundId = `kinds-${randomUUID()}`;
    const json = {
      roundId,
      communityGln: gln,
      cutoffAt: new Date(Date.now() + 86_400_000).toISOString(),
      gtins: [gtin],
    };
    const { status, text } = await boxtrail.ask('POST', '/v1/rounds', { json });
    if (status !== 201) throw new Error(text);
    return new OpenRound(boxtrail, roundId, gln, gtin, priceFen);
  }

  get path(): string {
    return `/v1/rounds/${this.roundId}`;
  }

  need(needId: string, changes: object = {}): object {
    return {
      needId,
      householdRef: `hh-${needId}`,
      building: '3',
      unit: '2-501',
      order: 'own',
      payment: 'prepaid',
      lines: [{ gtin: this.gtin, quantity: 1 }],
      ...changes,
    };
  }

  /** One need as JSON. `key`: the Idempotency-Key; a new one when omitted, none when null. */
  record(need: object, key?: string | null): Promise<Answer> {
    return this.boxtrail.ask('POST', `${this.path}/needs`, { json: need, headers: keyed(key) });
  }

  /** Needs as NDJSON; returns the answers to the lines. */
  async recordLines(
    needs: readonly object[],
    key?: string | null,
  ): Promise<{ status: string; code?: string }[]> {
    const { text } = await this.boxtrail.ask('POST', `${this.path}/needs`, {
      raw: needs.map((need) => JSON.stringify(need)).join('\n'),
      type: 'application/x-ndjson',
      headers: keyed(key),
    });
    const lines = text.trimEnd().split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line));
  }

  withdraw(needId: string, key?: string): Promise<Answer> {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    return this.boxtrail.ask('DELETE', `${this.path}/needs/${needId}?reason=moved`, { headers });
  }

  /** The round with its needs, including everything acknowledged so far. */
  async shown(): Promise<Answer['body']> {
    return (await this.boxtrail.ask('GET', `${this.path}?atLeast=${await this.head()}`)).body;
  }

  /** The round in the list of rounds. */
  async listed(): Promise<Answer['body']> {
    const path = `/v1/rounds?communityGln=${this.communityGln}&limit=200&atLeast=${await this.head()}`;
    const { items } = (await this.boxtrail.ask('GET', path)).body;
    return items.find(({ roundId }: { roundId: string }) => roundId === this.roundId);
  }

  private async head(): Promise<number> {
    const views = (await this.boxtrail.ask('GET', '/v1/views')).body as { head: number }[];
    return Math.max(...views.map((view) => view.head));
  }

  async needShown(needId: string): Promise<Answer['body']> {
    return (await this.shown()).needs.find((need: { needId: string }) => need.needId === needId);
  }
}

const keyed = (key: string | null | undefined): Record<string, string | undefined> =>
  key === undefined ? {} : { 'idempotency-key': key ?? undefined };

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tiers, type StationDetails, type Tier } from '@boxtrail/contracts';
import { ruleViolation, invalid, Refusal, same, unknown } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { lineMeta, type Caller } from '@boxtrail/http';
import { type Line, type LineResult, type Taken } from '@boxtrail/intake';
import { placeStream } from '../domain/place';
import { glnFixed, placeDecider, taken, type RegisterStation, type TakeCode } from '../domain/place.decider';
import { glnOfStation } from '../domain/station-gln';
import type { StationLine } from './stations.csv';
import { StationQueries } from '../views/stations/stations.queries';

/** Stations in one list, at most: a city of 10 million has some 6,500 communities. */
const maxStations = 100_000;

/** One list of stations on its way in, and what it has said so far. */
export class StationList {
  /** What each code was said to be. */
  readonly said = new Map<string, StationLine>();
  /** Numbers and tiers by code: of the stations of this list, and of those it names as parents. */
  readonly known = new Map<string, { readonly gln: string; readonly tier: Tier }>();

  constructor(
    /** Names the request: a station is changed once by it, however often it is sent. */
    readonly id: string,
    readonly caller: Caller,
    /** Since when the list holds. */
    readonly occurredAt: string,
    /** The list says so itself; otherwise it holds since it came. */
    readonly dated: boolean,
    /** Numbers that no station can have: of suppliers of older logs, which stand in streams of their own. */
    readonly suppliers: ReadonlySet<string>,
  ) {}
}

/** A line of a list as it was read, or why it could not be. */
export interface ReadLine {
  readonly line: Line;
  readonly read: StationLine | Refusal;
}

/** A stretch of a list of stations: each line has its own result. */
export class RegisterStations extends Command<LineResult[]> {
  constructor(
    readonly lines: readonly ReadLine[],
    readonly list: StationList,
  ) {
    super();
  }
}

@CommandHandler(RegisterStations)
export class RegisterStationsHandler implements ICommandHandler<RegisterStations> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly stations: StationQueries,
  ) {}

  async execute({ lines, list }: RegisterStations): Promise<LineResult[]> {
    const results: LineResult[] = [];
    const stations: { line: Line; station: StationLine }[] = [];
    for (const { line, read } of lines) {
      const refusal = read instanceof Refusal ? read : contradiction(read, list);
      if (refusal !== undefined) results.push({ line, id: '', taken: refusal });
      else if (!(read instanceof Refusal)) stations.push({ line, station: read });
    }
    await this.recall(
      stations.map(({ station }) => station),
      list,
    );
    // Parents first, so that within a stretch they may stand below their children.
    for (const tier of tiers) {
      const ofTier = stations.filter(({ station }) => station.tier === tier);
      await Promise.all(
        ofTier.map(async ({ line, station }) => {
          results.push({ line, ...(await this.outcomeOf(station, list)) });
        }),
      );
    }
    return results;
  }

  /** One look at the view for a whole stretch. */
  private async recall(lines: readonly StationLine[], { known }: StationList): Promise<void> {
    const named = new Set(
      lines.flatMap(({ code, parentCode }) => (parentCode === null ? [code] : [code, parentCode])),
    );
    for (const { code, gln, tier } of await this.stations.byCode(
      [...named].filter((code) => !known.has(code)),
    )) {
      known.set(code, { gln, tier });
    }
  }

  private async outcomeOf(line: StationLine, list: StationList): Promise<{ id: string; taken: Taken }> {
    try {
      return await this.register(line, list);
    } catch (error) {
      return { id: '', taken: error as Error };
    }
  }

  private async register(line: StationLine, list: StationList): Promise<{ id: string; taken: Taken }> {
    const details = detailsOf(line, list);
    const { gln, code, tier } = details;
    const meta = lineMeta(list.caller, 'station', `${list.id}\n${code}`, details);
    const { occurredAt, dated } = list;
    const register: RegisterStation = { type: 'RegisterStation', occurredAt, dated, details };
    if (!list.known.has(code)) await this.takeCode(register, list);
    const outcome = await this.handle(placeStream(gln), register, details, meta);
    list.known.set(code, { gln, tier });
    return { id: gln, taken: outcome };
  }

  /**
   * Two imports at once may give one code two numbers. The stream of the number that is made from the code decides: a station
   * is registered in it, or it says which other number the code has.
   */
  private async takeCode(register: RegisterStation, list: StationList): Promise<void> {
    const { code, gln } = register.details;
    const stream = codeStream(code);
    if (stream === placeStream(gln)) return;
    // A code is not taken for a number that the station cannot have.
    placeDecider.decide(register, (await this.aggregates.load(placeDecider, placeStream(gln))).state);
    const meta = lineMeta(list.caller, 'station-code', `${list.id}\n${code}`, { code, gln });
    const { occurredAt } = list;
    await this.handle(stream, { type: 'TakeCode', occurredAt, code, gln }, { code, gln }, meta);
  }

  /** Again, when the code was taken for a number that has become that of something else. */
  private async handle(
    stream: string,
    command: RegisterStation | TakeCode,
    of: { code: string; gln: string },
    meta: CommandMeta,
  ): Promise<Outcome> {
    try {
      return await this.aggregates.handle(placeDecider, stream, command, meta);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'STATION_GLN_FIXED') throw error;
      const lost = await this.lost(stream, of);
      if (lost === undefined) throw error;
      return this.aggregates.handle(placeDecider, stream, { ...command, lost }, meta);
    }
  }

  /** The number a code was taken for, when something else got it in that moment. */
  private async lost(
    stream: string,
    { code, gln }: { code: string; gln: string },
  ): Promise<string | undefined> {
    const { state } = await this.aggregates.load(placeDecider, stream);
    const has = state.codes.get(code);
    if (has === undefined || has === gln) return undefined;
    const { state: there } = await this.aggregates.load(placeDecider, placeStream(has));
    const isOther =
      there.status === 'supplier' || (there.status === 'station' && there.details.code !== code);
    return isOther ? has : undefined;
  }
}

/** The stream that decides which number a code has. */
function codeStream(code: string): string {
  try {
    return placeStream(glnOfStation(code));
  } catch (error) {
    // No number can be made from it: all that have it come with one.
    if (error instanceof Refusal) return `station-code-${code}`;
    throw error;
  }
}

function contradiction(line: StationLine, { said }: StationList): Refusal | undefined {
  const before = said.get(line.code);
  if (before !== undefined) {
    if (same(before, line)) return undefined;
    return invalid(
      'DUPLICATE_IN_REQUEST',
      `code ${line.code} stands further up in this file with other content; keep one of the two lines`,
      '/code',
    );
  }
  if (said.size === maxStations)
    return invalid(
      'LIST_TOO_LONG',
      `a list may name ${maxStations} stations; send the others in another list`,
    );
  said.set(line.code, line);
  return undefined;
}

function detailsOf(line: StationLine, list: StationList): StationDetails {
  const { code, name, tier, street, latitude, longitude } = line;
  const before = list.known.get(code)?.gln;
  const gln = line.gln ?? before ?? glnOfStation(code);
  if (before !== undefined && before !== gln) {
    throw glnFixed(code, before, gln);
  }
  if (list.suppliers.has(gln)) throw taken(gln, 'a supplier', 'station');
  return { gln, code, name, tier, parentGln: parentOf(line, list), street, latitude, longitude };
}

/** The number of the station above. It must be of a higher tier: then the chain has an end. */
function parentOf({ tier, parentCode }: StationLine, { known, said }: StationList): string | null {
  if (parentCode === null) return null;
  const parentTier = known.get(parentCode)?.tier ?? said.get(parentCode)?.tier;
  if (parentTier !== undefined && tiers.indexOf(parentTier) >= tiers.indexOf(tier)) {
    throw ruleViolation(
      'PARENT_TIER_WRONG',
      `parentCode ${parentCode} is a ${parentTier} station; the station above a ${tier} one must be of a higher tier`,
    );
  }
  const parent = known.get(parentCode);
  if (parent !== undefined) return parent.gln;
  // Its own line may have been refused.
  const where = said.has(parentCode)
    ? 'its line in this file was not accepted or stands more than 500 lines further down; mend it or move it up'
    : 'register it first, or add its line further up';
  throw unknown(
    'STATION_UNKNOWN',
    `no station has the code ${parentCode} of parentCode: ${where}`,
    '/parentCode',
  );
}

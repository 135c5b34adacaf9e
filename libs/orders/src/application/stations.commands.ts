import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { placeStream, tiers, type StationDetails, type Tier } from '@boxtrail/contracts';
import { ruleViolation, invalid, Refusal, same, unknown } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { lineMeta, type Caller } from '@boxtrail/http';
import { type Line, type LineResult, type Taken } from '@boxtrail/intake';
import { glnFixed, placeDecider, type RegisterStation, type TakeCode } from '../domain/place.decider';
import { taken } from '../domain/place-supplier';
import { glnOfStation } from '../domain/station-gln';
import type { StationLine } from './stations.csv';
import { StationQueries } from '../views/stations/stations.queries';

/** Upper bound of stations in one list: a city of 10 million has about 6,500 communities. */
const maxStations = 100_000;

/** The state of one import: what its lines have said so far. */
export class StationList {
  /** The lines read so far, by code. */
  readonly said = new Map<string, StationLine>();
  /** GLNs and tiers by code, of the stations of this list and of the parents it names. */
  readonly known = new Map<string, { readonly gln: string; readonly tier: Tier }>();

  constructor(
    /** Identifies the request: a retried request changes each station once. */
    readonly id: string,
    readonly caller: Caller,
    /** The time from which the list holds. */
    readonly occurredAt: string,
    /** Whether the request gave `occurredAt`; otherwise the list holds from its arrival. */
    readonly dated: boolean,
    /** GLNs of suppliers from older logs, which have streams of their own. No station can have them. */
    readonly suppliers: ReadonlySet<string>,
  ) {}
}

/** A parsed line of a list, or its refusal. */
export interface ReadLine {
  readonly line: Line;
  readonly read: StationLine | Refusal;
}

/** A batch of lines of a list of stations. Each line has its own result. */
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
    // Parents first, so that children of the same batch find them.
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

  /** One query of the view for the whole batch. */
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
   * Two concurrent imports may give one code two GLNs. The stream of the GLN derived from the code decides: it holds
   * the station itself, or the event that names the code's other GLN.
   */
  private async takeCode(register: RegisterStation, list: StationList): Promise<void> {
    const { code, gln } = register.details;
    const stream = codeStream(code);
    if (stream === placeStream(gln)) return;
    // Do not assign a GLN to the code that the station cannot have.
    placeDecider.decide(register, (await this.aggregates.load(placeDecider, placeStream(gln))).state);
    const meta = lineMeta(list.caller, 'station-code', `${list.id}\n${code}`, { code, gln });
    const { occurredAt } = list;
    await this.handle(stream, { type: 'TakeCode', occurredAt, code, gln }, { code, gln }, meta);
  }

  /** Retries when the code's GLN has been registered for another place meanwhile. */
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

  /** The GLN assigned to the code, if another place has registered it meanwhile. */
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

/** The stream that decides which GLN a code has. */
function codeStream(code: string): string {
  try {
    return placeStream(glnOfStation(code));
  } catch (error) {
    // No GLN can be derived from this code: each of its lines gives one.
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
      `code ${line.code} appears earlier in this file with other content; keep one of the two lines`,
      '/code',
    );
  }
  if (said.size === maxStations)
    return invalid('LIST_TOO_LONG', `a list may name ${maxStations} stations; send the rest in another list`);
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

/** The GLN of the parent station. Its tier must be higher, so that the chain of parents ends. */
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
  // The parent's own line may have been refused.
  const where = said.has(parentCode)
    ? 'its line in this file was refused or is more than 500 lines further down; correct it or move it up'
    : 'register it first, or add its line above';
  throw unknown('STATION_UNKNOWN', `no station has the parentCode ${parentCode}: ${where}`, '/parentCode');
}

import {
  BoxPacked,
  BoxSealed,
  BoxTypeContentsChanged,
  BoxTypePublished,
  CustodyLimitsSet,
  FactCorrected,
  LoadSealed,
  RoundOpened,
  placesIn,
  type BoxEvent,
  type BoxScanEvent,
  type CustodyLimits,
  type CustodyLimitsEvent,
  type EventOf,
  type DoorRoundEvent,
  type BoxTypeEvent,
  type CorrectionEvent,
  type LoadEvent,
  type Place,
  type StationEvent,
  type SupplierDescribed,
} from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { ViewDb } from '@boxtrail/projections';
import type { Known } from '../../domain/known';
import type { LoadManifest } from '../../domain/load-manifest';
import { withUse, type Sealed, type SealUse } from '../../domain/seal-use';
import {
  boxTypesTable,
  limitsTable,
  offeredTable,
  placesTable,
  sealsTable,
  type BoxType,
  type OfferedVersion,
  type SealRow,
} from './known.tables';

type Event =
  | BoxEvent
  | BoxScanEvent
  | BoxTypeEvent
  | LoadEvent
  | CorrectionEvent
  | CustodyLimitsEvent
  | DoorRoundEvent
  | EventOf<typeof RoundOpened>
  | StationEvent
  | SupplierDescribed;

/** The events from which the view learns places and box types. They make no step. */
export const learnedFrom: readonly string[] = [
  ...Object.keys(placesIn),
  BoxTypePublished.type,
  BoxTypeContentsChanged.type,
  RoundOpened.type,
  CustodyLimitsSet.type,
];

/**
 * The places, box types and seal numbers that a batch of events names, as they were before each of its events. At most
 * one statement for each of them to read, and one to write.
 */
export class KnownThings {
  private readonly placesLearned = new Map<string, Pick<Place, 'gln' | 'tier'>>();
  private readonly typesLearned = new Map<string, BoxType>();
  private readonly offersLearned: OfferedVersion[] = [];
  private readonly sealsUsed = new Map<string, SealUse>();
  private limitsLearned: CustodyLimits | undefined;

  private constructor(
    private readonly db: ViewDb,
    private readonly tiers: Map<string, Place['tier']>,
    private readonly types: Map<string, BoxType>,
    private readonly offered: Map<string, number>,
    private readonly seals: Map<string, SealUse>,
    private limitsSet: CustodyLimits | undefined,
  ) {}

  /** `manifests`: of the loads that the events name; it gets those of other loads with the same seals. */
  static async of(
    events: readonly RecordedEvent[],
    manifests: Map<string, LoadManifest>,
    db: ViewDb,
  ): Promise<KnownThings> {
    const sealIds = [...manifests.values()].flatMap(({ sealId }) => (sealId === null ? [] : [sealId]));
    const named = {
      glns: new Set<string>(),
      gtins: new Set<string>(),
      jobIds: new Set<string>(),
      sealIds: new Set(sealIds),
    };
    for (const { event } of events) addNamed(event as Event, named);
    const rowsOf = async <Row extends object>(sql: string, keys: ReadonlySet<string>) =>
      keys.size === 0 ? [] : db.query<Row>(sql, [[...keys]]);
    const places = await rowsOf<Pick<Place, 'gln' | 'tier'>>(
      'SELECT gln, tier FROM places WHERE gln = ANY($1)',
      named.glns,
    );
    const types = await rowsOf<BoxType>(
      'SELECT gtin, contents, limit_hours AS "limitHours" FROM box_types WHERE gtin = ANY($1)',
      named.gtins,
    );
    // A packing job has the id of its round.
    const offered = await rowsOf<OfferedVersion>(
      'SELECT round_id AS "roundId", gtin, version FROM offered WHERE round_id = ANY($1)',
      named.jobIds,
    );
    const seals = await rowsOf<SealRow>(
      'SELECT seal_id AS "sealId", use FROM seals WHERE seal_id = ANY($1)',
      named.sealIds,
    );
    // The boxes of a load have a step when its number appears a second time.
    const sealedOnce = seals.flatMap(({ use: { first, second } }) =>
      first.type === 'load' && second === null && !manifests.has(first.id) ? [first.id] : [],
    );
    const others = await rowsOf<{ manifest: LoadManifest }>(
      'SELECT manifest FROM manifests WHERE load_id = ANY($1)',
      new Set(sealedOnce),
    );
    for (const { manifest } of others) manifests.set(manifest.loadId, manifest);
    const [set] = await db.query<{ limits: CustodyLimits }>('SELECT limits FROM custody_limits');
    return new KnownThings(
      db,
      new Map(places.map(({ gln, tier }) => [gln, tier])),
      new Map(types.map((type) => [type.gtin, type])),
      new Map(offered.map((one) => [offerKey(one), one.version])),
      new Map(seals.map(({ sealId, use }) => [sealId, use])),
      set?.limits,
    );
  }

  readonly tierOf: Known['tierOf'] = (gln) => this.tiers.get(gln);
  readonly contentsOf: Known['contentsOf'] = (gtin, jobId) => {
    const version = this.offered.get(offerKey({ roundId: jobId, gtin })) ?? 1;
    return this.types.get(gtin)?.contents[version - 1];
  };
  readonly ownLimitOf: Known['ownLimitOf'] = (gtin) => this.types.get(gtin)?.limitHours ?? undefined;
  readonly limits: Known['limits'] = () => this.limitsSet;
  readonly sealUse: Known['sealUse'] = (sealId) => this.seals.get(sealId);

  /** Takes in an event after its steps were made. */
  note({ event }: RecordedEvent): void {
    const known = event as Event;
    if (known.type === 'packing.BoxSealed') this.noteSeal(known.data.sealId, 'box', known.data.sscc);
    else if (known.type === 'delivery.LoadSealed')
      this.noteSeal(known.data.sealId, 'load', known.data.loadId);
    else if (known.type === 'orders.BoxTypePublished') {
      const { gtin, contents, custodyLimitHours: limitHours } = known.data;
      this.noteType({ gtin, contents: [itemsOf(contents)], limitHours });
    } else if (known.type === 'orders.BoxTypeContentsChanged') {
      const { gtin, contents } = known.data;
      const before = this.types.get(gtin) ?? { contents: [], limitHours: null };
      this.noteType({ ...before, gtin, contents: [...before.contents, itemsOf(contents)] });
    } else if (known.type === 'orders.RoundOpened') {
      for (const { gtin, contentsVersion } of known.data.offers)
        if (contentsVersion !== null && contentsVersion > 1)
          this.noteOffer({ roundId: known.data.roundId, gtin, version: contentsVersion });
    } else if (known.type === 'orders.CustodyLimitsSet') {
      this.limitsSet = this.limitsLearned = known.data;
    } else if (isPlace(known)) {
      for (const { gln, tier } of placesOf(known)) {
        this.tiers.set(gln, tier);
        this.placesLearned.set(gln, { gln, tier });
      }
    }
  }

  async write(): Promise<void> {
    await placesTable.upsert([...this.placesLearned.values()], this.db);
    await boxTypesTable.upsert([...this.typesLearned.values()], this.db);
    await offeredTable.upsert(this.offersLearned, this.db);
    const seals = [...this.sealsUsed].map(([sealId, use]) => ({ sealId, use }));
    await sealsTable.upsert(seals, this.db);
    if (this.limitsLearned !== undefined) await limitsTable.upsert([this.limitsLearned], this.db);
  }

  private noteType(type: BoxType): void {
    this.types.set(type.gtin, type);
    this.typesLearned.set(type.gtin, type);
  }

  private noteOffer(offer: OfferedVersion): void {
    this.offered.set(offerKey(offer), offer.version);
    this.offersLearned.push(offer);
  }

  private noteSeal(sealId: string, type: Sealed['type'], id: string): void {
    const use = withUse(this.seals.get(sealId), { type, id });
    this.seals.set(sealId, use);
    this.sealsUsed.set(sealId, use);
  }
}

interface Named {
  readonly glns: Set<string>;
  readonly gtins: Set<string>;
  readonly jobIds: Set<string>;
  readonly sealIds: Set<string>;
}

/** What the steps of an event depend on. */
function addNamed(event: Event, { glns, gtins, jobIds, sealIds }: Named): void {
  if (event.type === BoxPacked.type) {
    glns.add(event.data.packedAtGln);
    gtins.add(event.data.gtin);
    jobIds.add(event.data.jobId);
  } else if (event.type === BoxTypeContentsChanged.type) gtins.add(event.data.gtin);
  else if (event.type === BoxSealed.type || event.type === LoadSealed.type) sealIds.add(event.data.sealId);
  if ('atGln' in event.data) glns.add(event.data.atGln);
  if ('fromGln' in event.data) glns.add(event.data.fromGln);
  if (event.type === FactCorrected.type && event.data.instead !== null)
    glns.add(event.data.instead.data.atGln);
}

const offerKey = ({ roundId, gtin }: Pick<OfferedVersion, 'roundId' | 'gtin'>) => `${gtin} ${roundId}`;

const itemsOf = (contents: EventOf<typeof BoxTypePublished>['data']['contents']) =>
  contents.map(({ gtin, quantity }) => ({ gtin, quantity }));

const isPlace = (event: Event): event is StationEvent | SupplierDescribed =>
  Object.hasOwn(placesIn, event.type);

const placesOf = (event: StationEvent | SupplierDescribed): readonly Place[] =>
  (
    placesIn[event.type] as (recorded: {
      readonly event: StationEvent | SupplierDescribed;
    }) => readonly Place[]
  )({
    event,
  });

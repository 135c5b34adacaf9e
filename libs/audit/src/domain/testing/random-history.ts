import * as events from '@boxtrail/contracts';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';
import type { FindingKind } from '../finding';
import type { Happening } from './log';
import { withMistakes } from './mistakes';
import { city, gtin, places, timeAt } from './random-city';
import type { Plan } from './random-plan';
import { troubles, type Expected, type Trouble } from './troubles';

/**
 * Histories of a small city for properties: a supplier, three tiers, two communities. Each box has one incident, some
 * on a chosen leg; roads may be slow, a pass may be invalid, a load's seal may be broken; some facts are recorded
 * wrongly and corrected later. Every box comes with its expected findings.
 */
interface Box {
  readonly sscc: string;
  readonly home: string;
  readonly trouble: Trouble;
  readonly leg: number;
  /** Its real location. Null once nobody can have it any more. */
  at: string | null;
  findings: FindingKind[];
}

/** The community that a box was not packed for. */
const elsewhere = ({ home }: Box) => (home === places.north ? places.south : places.north);

const legMinutes = 28 * 60;

/** The events in any order, and the expected findings of each box by SSCC. */
export function play(plan: Plan): { happenings: Happening[]; expected: Map<string, Expected> } {
  const happenings: Happening[] = city().map((event) => ({ event, offline: false }));
  let scans = 0;
  const online = (event: DomainEvent) => happenings.push({ event, offline: false });
  const scan = (event: DomainEvent) => happenings.push({ event, offline: true });
  const scanId = () => `scan-${(scans += 1)}`;
  const seen = (box: Box, atGln = box.at ?? '') => ({
    sscc: box.sscc,
    scanId: scanId(),
    atGln,
    byRef: 'p-1',
  });

  const boxes = plan.boxes.map(({ trouble, leg }, i): Box => {
    const sscc = completeKey('sscc', `002000000000000${String(i).padStart(2, '0')}`);
    const home = i % 2 === 0 ? places.north : places.south;
    scan(
      events.BoxPacked.of(timeAt(i), {
        sscc,
        jobId: 'round-1',
        needId: `need-${i}`,
        gtin,
        contents: [{ gtin, lot: 'lot-1', quantity: trouble === 'other contents' ? 2 : 1 }],
        weightGrams: 4000 + i,
        packedAtGln: places.supplier,
        destinationGln: home,
        householdRef: `resident-${sscc}`,
        building: '3',
        unit: '1',
        order: 'own',
        placedByRef: null,
        specialNeeds: [],
      }),
    );
    const sealing = { sscc, sealId: `seal-${i}`, atGln: places.supplier };
    if (trouble === 'sealed late') scan(events.BoxSealed.of(timeAt(131), sealing));
    else if (trouble !== 'not sealed') scan(events.BoxSealed.of(timeAt(i), sealing));
    const lastLeg = trouble.startsWith('found ') ? 2 : leg; // nobody holds it too long before the doors
    return {
      sscc,
      home,
      trouble,
      leg: lastLeg,
      at: places.supplier,
      findings: [...troubles[trouble].findings],
    };
  });

  const drive = (leg: number, fromGln: string, toGln: string) => {
    const waiting = boxes.filter(({ at, home }) => at === fromGln && (leg < 2 || home === toGln));
    if (waiting.length > 0) driveLoad(leg, fromGln, toGln, waiting);
  };

  const driveLoad = (leg: number, fromGln: string, toGln: string, waiting: readonly Box[]) => {
    const { verdict, sealIntact, seal, hours } = plan.roads[leg] ?? {
      verdict: 'valid',
      sealIntact: true,
      seal: 'not read',
      hours: 2,
    };
    const loadId = `load-${leg}-${toGln.slice(-2)}`;
    const t = 120 + leg * legMinutes;
    const meets = (box: Box, ...kinds: Trouble[]) => box.leg === leg && kinds.includes(box.trouble);
    const manifest = waiting.filter((box) => !meets(box, 'not on the manifest', 'never dispatched'));
    const ssccs = manifest.map(({ sscc }) => sscc);
    const vehicle = { plate: `A-${loadId}`, driverRef: `driver-${loadId}` };
    const passes = { vehiclePassId: 'pass-v', driverPassId: 'pass-d' };
    online(events.LoadPlanned.of(timeAt(t), { loadId, fromGln, toGln, ...vehicle }));
    online(events.BoxesLoaded.of(timeAt(t + 10), { loadId, atGln: fromGln, ssccs }));
    online(events.LoadSealed.of(timeAt(t + 20), { loadId, sealId: `seal-${loadId}` }));
    online(
      events.LoadDispatched.of(timeAt(t + 30), { loadId, fromGln, toGln, ...vehicle, ...passes, ssccs }),
    );
    const checkpoint = { loadId, checkpointRef: 'gate-1', zoneGln: toGln, passId: 'pass-v', verdict };
    scan(events.CheckpointPassed.of(timeAt(t + 30 + hours * 30), { ...checkpoint, scanId: scanId() }));
    const arrived = t + 30 + hours * 60;
    const sealId = seal === 'another' ? 'seal-unknown' : `seal-${loadId}`;
    const read = seal === 'not read' ? {} : { sealId };
    const arrival = { loadId, scanId: scanId(), atGln: toGln, sealIntact, ...read };
    scan(events.LoadArrived.of(timeAt(arrived), arrival));
    for (const box of waiting) {
      if (verdict !== 'valid') box.findings.push('pass-not-valid');
      if (!sealIntact) box.findings.push('seal-broken');
      if (seal === 'another' && manifest.includes(box)) box.findings.push('seal-differs');
      const staysAboard = meets(box, 'missing', 'missing, explained', 'receipt forgotten');
      if (box.trouble === 'not sealed' && manifest.includes(box)) box.findings.push('loaded-unsealed');
      if (hours > 12 && manifest.includes(box) && !staysAboard) box.findings.push('overdue-step');
    }

    const receive = (
      minute: number,
      received: readonly Box[],
      declared: readonly { box: Box; kind: events.DiscrepancyKind }[] = [],
      atGln = toGln,
    ) => {
      const found = received.map(({ sscc }) => sscc);
      const discrepancies = declared.map(({ box, kind }) => ({ sscc: box.sscc, kind }));
      const data = { loadId, scanId: scanId(), atGln, ssccs: found, discrepancies };
      scan(events.BoxesReceived.of(timeAt(minute), data));
      for (const box of received) box.at = atGln;
    };
    const strays = leg === 2 ? waiting.filter(({ trouble }) => trouble === 'strayed') : [];
    const notThere: Trouble[] = [
      ...(['missing', 'missing, explained', 'left behind', 'in a second receipt'] as const),
      ...(['found at another community', 'found there and brought home'] as const),
    ];
    const there = waiting.filter(
      (box) => !meets(box, ...notThere, 'receipt forgotten') && !strays.includes(box),
    );
    const declare = (kind: events.DiscrepancyKind, ...kinds: Trouble[]) =>
      waiting.filter((box) => meets(box, ...kinds)).map((box) => ({ box, kind }));
    const received = arrived + 10;
    receive(received, there, [
      ...declare('missing', ...notThere),
      ...declare('unexpected', 'not on the manifest'),
      ...declare('never-dispatched', 'never dispatched'),
      ...declare('damaged', 'damaged'),
    ]);
    if (strays.length > 0) {
      receive(received, strays, [], toGln === places.north ? places.south : places.north);
    }
    const minutesLater = (minutes: number) => timeAt(received + minutes);
    const note = null;
    const afterwards: Partial<Record<Trouble, (box: Box) => void>> = {
      missing: (box) => (box.at = null),
      'missing, explained': (box) => {
        box.at = null;
        const answer = { sscc: box.sscc, finding: 'missing', resolution: 'burnt with the van' };
        online(events.DiscrepancyResolved.of(minutesLater(90), answer));
      },
      'left behind': (box) => {
        box.at = null;
        scan(events.BoxFound.of(minutesLater(150), { ...seen(box, fromGln), note }));
      },
      'in a second receipt': (box) => receive(received + 30, [box]),
      'receipt forgotten': (box) => (box.at = toGln),
      'received twice': (box) => receive(received, [box]),
      'seal broken': (box) => scan(events.BoxSealFoundBroken.of(minutesLater(20), { ...seen(box), note })),
      'seen elsewhere': (box) => scan(events.BoxSeen.of(minutesLater(20), seen(box, places.supplier))),
      'seen at another community': (box) =>
        scan(events.BoxSeen.of(minutesLater(20), seen(box, elsewhere(box)))),
      'found at another community': (box) => {
        box.at = null;
        scan(events.BoxFound.of(minutesLater(150), { ...seen(box, elsewhere(box)), note }));
      },
      'found there and brought home': (box) => {
        box.at = box.home;
        scan(events.BoxFound.of(minutesLater(150), { ...seen(box, elsewhere(box)), note }));
        scan(events.BoxReturned.of(minutesLater(200), seen(box, box.home)));
      },
      lost: (box) => {
        scan(events.BoxLost.of(minutesLater(40), { ...seen(box), note }));
        box.at = null;
      },
      'lost and found': (box) => {
        scan(events.BoxLost.of(minutesLater(40), { ...seen(box), note }));
        scan(events.BoxFound.of(minutesLater(80), { ...seen(box), note }));
      },
      destroyed: (box) => {
        scan(events.BoxDestroyed.of(minutesLater(40), { ...seen(box), note: 'crushed' }));
        box.at = null;
      },
    };
    for (const box of waiting) if (box.leg === leg) afterwards[box.trouble]?.(box);
  };

  const goRound = (fromGln: string) => {
    const t = 120 + 3 * legMinutes;
    const here = boxes.filter(({ at }) => at === fromGln);
    const leave = (minute: number, doorRoundId: string, taken: readonly Box[]) => {
      if (taken.length === 0) return;
      const ssccs = taken.map(({ sscc }) => sscc);
      const data = { doorRoundId: `${doorRoundId}-${fromGln}`, fromGln, teamRef: 'team-1', ssccs };
      scan(events.DoorRoundStarted.of(timeAt(minute), data));
    };
    const handOver = (
      box: Box,
      minute: number,
      method: (typeof events.handoverMethods)[number],
      to = 'resident',
    ) =>
      scan(
        events.BoxHandedOver.of(timeAt(minute), {
          ...seen(box),
          receivedByRef: `${to}-${box.sscc}`,
          method,
          proofRef: null,
        }),
      );
    leave(
      t,
      'first',
      here.filter(({ trouble }) => trouble !== 'picked up' && trouble !== 'no round'),
    );
    leave(
      t + 1440,
      'second',
      here.filter(({ trouble }) => trouble === 'not at home'),
    );
    here.forEach((box, i) => {
      const minute = t + 30 + i;
      if (box.trouble === 'not at home' || box.trouble === 'refused') {
        const reason = box.trouble === 'refused' ? 'refused' : 'not-at-home';
        scan(events.DeliveryFailed.of(timeAt(minute), { ...seen(box), reason }));
        scan(events.BoxReturned.of(timeAt(t + 180), seen(box)));
        if (reason === 'not-at-home') handOver(box, minute + 1440, 'left-at-door');
        return;
      }
      const toNeighbour = /^given to a neighbour/.test(box.trouble);
      const method = box.trouble === 'picked up' ? 'pick-up' : 'in-person';
      handOver(box, minute, method, toNeighbour ? 'neighbour' : 'resident');
      if (box.trouble === 'given to a neighbour first') {
        scan(events.BoxReturned.of(timeAt(minute + 60), seen(box)));
        handOver(box, minute + 120, 'pick-up');
      }
      if (box.trouble === 'handed over twice') handOver(box, minute + 5, 'in-person', 'neighbour');
    });
  };

  drive(0, places.supplier, places.city);
  drive(1, places.city, places.district);
  drive(2, places.district, places.north);
  drive(2, places.district, places.south);
  goRound(places.north);
  goRound(places.south);
  const said = boxes.map(
    ({ sscc, trouble, findings }) => [sscc, { ...troubles[trouble], findings: findings.sort() }] as const,
  );
  const ssccs = boxes.map(({ sscc }) => sscc);
  const day = withMistakes(happenings, plan.mistakes, Object.values(places), ssccs);
  return { happenings: day, expected: new Map(said) };
}

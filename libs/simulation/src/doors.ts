import { dataOf, type Schemas } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';
import type { PlannedRound } from './plan';

type Scan = Schemas['ScanBody'];

const teamOf = ({ community }: PlannedRound): string => `team-${community.code}`;

const boxesForTheDoors = (day: Day, { boxes }: PlannedRound) =>
  boxes.filter(({ sscc }) => day.reachedCommunity(sscc));

/** A team takes the boxes of a round from its station. */
export async function leaveForTheDoors(day: Day, round: PlannedRound): Promise<void> {
  const ssccs = boxesForTheDoors(day, round).map(({ sscc }) => sscc);
  if (ssccs.length === 0) return;
  const doorRoundId = `doors-${round.roundId}`;
  const body = {
    doorRoundId,
    fromGln: round.community.gln,
    teamRef: teamOf(round),
    ssccs,
    occurredAt: at(leavingFor(day, round)),
  };
  const params = { header: key(doorRoundId) };
  await dataOf(day.at('delivery', 'team').POST('/v1/door-rounds', { params, body }));
}

/** The team hands the boxes over; some residents are absent. */
export async function handOver(day: Day, round: PlannedRound): Promise<void> {
  const { notAtHome, neverAtHome, wrongHousehold } = day.plan.incidents;
  const boxes = boxesForTheDoors(day, round);
  const start = leavingFor(day, round);
  if (boxes.length > 0) {
    const teamRef = teamOf(round);
    const atGln = round.community.gln;
    const householdOf = new Map(round.needs.map((need) => [need.needId, need.householdRef]));
    const scans = boxes.flatMap(({ sscc, needId }, i): Scan[] => {
      const scan = { sscc, atGln, byRef: teamRef };
      const handed = (scanId: string, occurredAt: string): Scan => ({
        ...scan,
        scanId,
        kind: 'handed-over',
        receivedByRef: wrongHousehold.get(sscc) ?? householdOf.get(needId),
        method: i % 5 === 0 ? 'left-at-door' : 'in-person',
        occurredAt,
      });
      if (!notAtHome.has(sscc)) return [handed(`door-${sscc}`, at(start, 600 + i * 90))];
      const failed: Scan = {
        ...scan,
        scanId: `try-${sscc}`,
        kind: 'failed',
        reason: 'not-at-home',
        occurredAt: at(start, 600 + i * 90),
      };
      if (!neverAtHome.has(sscc)) return [failed, handed(`door-${sscc}`, at('19:30', i * 30))];
      return [failed, { ...scan, scanId: `back-${sscc}`, kind: 'returned', occurredAt: at('20:30', i * 10) }];
    });
    await day.lines(scans, (lines) => day.at('delivery', 'team').POST('/v1/scans', lines));
  }
  day.step('walking to the doors');
}

/** When the team leaves for the doors of a round. */
const leavingFor = (day: Day, { roundId }: PlannedRound): string =>
  roundId === day.plan.incidents.sameVehicle?.second ? '16:30' : '16:00';

/** Late scans, repeated scans, and boxes found again. */
export async function night(day: Day): Promise<void> {
  const { seenLate, sentTwice, found } = day.plan.incidents;
  const where = new Map(day.plan.rounds.flatMap((round) => round.boxes.map((box) => [box.sscc, round])));
  const gln = (sscc: string, place: 'district' | 'community') => where.get(sscc)?.[place].gln ?? '';
  const scans = [
    ...[...seenLate].map((sscc): Scan => ({
      scanId: `late-${sscc}`,
      kind: 'seen',
      sscc,
      atGln: gln(sscc, 'district'),
      byRef: 'offline-scanner-3',
      occurredAt: at('13:45'),
    })),
    ...[...found].map((sscc): Scan => ({
      scanId: `found-${sscc}`,
      kind: 'found',
      sscc,
      atGln: gln(sscc, 'district'),
      byRef: 'night-shift',
      note: 'behind the pallets',
      occurredAt: at('21:00'),
    })),
  ];
  await day.lines(scans, (lines) => day.at('delivery', 'station').POST('/v1/scans', lines));
  const again = [...sentTwice].flatMap((sscc): Scan[] => {
    const round = where.get(sscc);
    const i =
      round?.boxes.filter((box) => day.reachedCommunity(box.sscc)).findIndex((box) => box.sscc === sscc) ??
      -1;
    const box = round?.boxes.find((candidate) => candidate.sscc === sscc);
    if (round === undefined || box === undefined || i < 0) return [];
    return [
      {
        sscc,
        atGln: round.community.gln,
        byRef: `team-${round.community.code}`,
        scanId: `door-${sscc}`,
        kind: 'handed-over',
        receivedByRef: round.needs.find(({ needId }) => needId === box.needId)?.householdRef,
        method: i % 5 === 0 ? 'left-at-door' : 'in-person',
        occurredAt: at(leavingFor(day, round), 600 + i * 90),
      },
    ];
  });
  await day.lines(again, (lines) => day.at('delivery', 'team').POST('/v1/scans', lines), 'duplicate');
}

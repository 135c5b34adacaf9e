import { completeKey } from '@boxtrail/kernel';
import type { Random } from '@boxtrail/simulation/random';
import type { Partner, Sent } from './partner';

/** The data of the stories, from the day that was played before. */
export interface Scene {
  readonly communities: readonly string[];
  readonly municipal: string;
  readonly gtins: readonly string[];
  /** Packed boxes. */
  readonly ssccs: readonly string[];
  /** Cut-off of rounds: later than the end of any run. */
  readonly cutoffAt: string;
}

/** A sequence of commands with their effects in other services. */
export type Story = (id: string, scene: Scene, partner: Partner, random: Random) => Promise<void>;

const post = (command: string, role: string, path: string, body: object): Sent => ({
  command,
  role,
  path,
  body,
});

export const openRound = (id: string, { communities, gtins, cutoffAt }: Scene, random: Random): Sent => {
  const round = { roundId: id, communityGln: random.pick(communities), cutoffAt, gtins };
  return post(`orders.RoundOpened ${id}`, 'coordinator', '/v1/rounds', round);
};

export const recordNeed = (id: string, needId: string, gtin: string): Sent => {
  const household = {
    householdRef: `hh-${needId}`,
    building: '1',
    unit: '1',
    order: 'own',
    payment: 'prepaid',
  };
  const need = { needId, ...household, lines: [{ gtin, quantity: 1 }] };
  return post(`orders.NeedRecorded ${needId}`, 'grid-worker', `/v1/rounds/${id}/needs`, need);
};

export const closeRound = (id: string): Sent =>
  post(`orders.RoundClosed ${id}`, 'grid-worker', `/v1/rounds/${id}/close`, {});

/**
 * A round is opened, gets needs and is closed: packing creates its job. The boxes are packed, and the job is completed.
 */
export const round: Story = async (id, scene, partner, random) => {
  const { gtins } = scene;
  await partner.done(openRound(id, scene, random));
  const needs = Array.from({ length: random.int(1, 3) }, (_, i) => ({
    needId: `${id}-${i}`,
    gtin: random.pick(gtins),
    sscc: completeKey(
      'sscc',
      `9${String(random.int(0, 999_999_999)).padStart(9, '0')}${String(random.int(0, 9_999_999)).padStart(7, '0')}`,
    ),
  }));
  for (const { needId, gtin } of needs) await partner.done(recordNeed(id, needId, gtin));
  await partner.done(closeRound(id));
  await partner.untilSeen(`/v1/packing-jobs/${id}`, () => true);
  for (const { needId, gtin, sscc } of needs) {
    const box = { sscc, needId, gtin, weightGrams: 1_000, sealId: `seal-${needId}` };
    const contents = [{ gtin, lot: 'lot-1', quantity: 1 }];
    const body = { ...box, contents };
    await partner.done(post(`packing.BoxSealed ${sscc}`, 'packer', `/v1/packing-jobs/${id}/boxes`, body));
  }
  await partner.done(
    post(`packing.PackingJobCompleted ${id}`, 'packer', `/v1/packing-jobs/${id}/complete`, {}),
  );
};

const window = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2036-01-01T00:00:00Z' };

export const issuePass = (id: string, { municipal }: Scene): Sent => {
  const details = { plate: 'A1', carrierRef: 'c', zones: [municipal], ...window, authorityRef: 'a' };
  return post(`passes.PassIssued ${id}`, 'coordinator', '/v1/passes', { passId: id, ...details });
};

export const planLoad = (id: string, { municipal, communities }: Scene): Sent => {
  const leg = { fromGln: municipal, toGln: communities[0], plate: 'A1', driverRef: 'd' };
  return post(`delivery.LoadPlanned ${id}`, 'coordinator', '/v1/loads', { loadId: id, ...leg });
};

/** `loadId` undefined: the vehicle was empty, and delivery records nothing. */
export const verify = (
  scanId: string,
  passId: string,
  loadId: string | undefined,
  { municipal }: Scene,
): Sent =>
  post(`passes.PassVerified ${scanId}`, 'checkpoint', '/v1/verifications', {
    scanId,
    passId,
    checkpointRef: 'gate',
    zoneGln: municipal,
    ...(loadId !== undefined && { loadId }),
  });

/** A pass, a load and checkpoints on its way: delivery records that the load passed them. Boxes are seen. */
export const road: Story = async (id, scene, partner, random) => {
  await partner.done(issuePass(id, scene));
  await partner.done(planLoad(id, scene));
  const gates = random.int(1, 3);
  for (let gate = 0; gate < gates; gate += 1) await partner.done(verify(`${id}-${gate}`, id, id, scene));
  await partner.done(verify(`${id}-empty`, id, undefined, scene));
  const scan = { kind: 'seen', sscc: random.pick(scene.ssccs), atGln: scene.municipal, byRef: 'p-1' };
  await partner.done(
    post(`delivery.BoxSeen ${id}-seen`, 'station', '/v1/scans', { scanId: `${id}-seen`, ...scan }),
  );
  await partner.done(
    post(`passes.PassRevoked ${id}`, 'coordinator', `/v1/passes/${id}/revoke`, { reason: 'over' }),
  );
};

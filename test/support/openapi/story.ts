import { nameBasedUuid } from '@boxtrail/commands';
import { completeKey } from '@boxtrail/kernel';
import { qualityStory } from './quality-story';
import { morningStory, offerStory, rangeStory, supplierStory } from './supply-story';
import type { Told } from './told';

export type { Told } from './told';

const ndjson = 'application/x-ndjson';
const far = '2099-12-31T16:00:00+08:00';
const district = completeKey('gln', '240199000001');
const community = completeKey('gln', '240199000002');
const supplier = completeKey('gln', '240199000003');
const gtin = completeKey('gtin', '0206990000001');
const content = completeKey('gtin', '0206990000002');
const [first = '', second = ''] = [1, 2].map((n) => completeKey('sscc', `3761042509900000${n}`));
const round = { roundId: 'R-2026-03-16' };
/** The need of the story whose money is told. */
const money = { ...round, needId: 'N-1' };
const job = { jobId: round.roundId };
/** Those of the installation and of its day come before it. */
const gateKey = { id: '23' };
const load = { loadId: 'L-2026-03-16-1' };
const recall = { recallId: 'recall-2026-03-16' };

const need = (needId: string, household: string, quantity: number) => ({
  needId,
  householdRef: household,
  building: '5#楼',
  unit: '2-501',
  order: 'own',
  payment: 'prepaid',
  specialNeeds: ['empty-nest-elderly'],
  lines: [{ gtin, quantity }],
});

const withoutId = ({ needId: _, ...rest }: ReturnType<typeof need>) => rest;

const box = (sscc: string, sealId: string) => ({
  sscc,
  needId: 'N-1',
  gtin,
  contents: [{ gtin: content, lot: 'L-2026-11', quantity: 5 }],
  weightGrams: 5_200,
  sealId,
  packedAtGln: supplier,
});

const goods = (receiptId: string, lot: string) => ({
  ...{ receiptId, supplierGln: supplier, gtin: content, lot, quantity: 400, source: '双阳基地' },
  ...{ bestBefore: '2099-03-23', producedOn: '2026-03-15', inspection: 'passed' },
});

const lines = (...values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

const driver = { passId: 'D-driver-1' };
const vehicle = { passId: 'V-吉A12345' };
const pass = { zones: [district, community], validFrom: '2026-03-16T00:00:00+08:00', validUntil: far };

const handedOver = {
  scanId: 'S-4',
  kind: 'handed-over',
  sscc: first,
  atGln: community,
  byRef: 'volunteer-3',
  receivedByRef: 'hh-1',
  method: 'in-person',
  proofRef: 'code-2501',
};

const view = { view: 'passes.passes' };
const difference = { id: 'audit.1' };
const mended = { scanId: 'S-6', kind: 'seen', sscc: second, atGln: community, byRef: 'volunteer-3' };

/** A round of needs, its boxes, their way to the door, and what is read of them: in this order on any installation. */
export const story: readonly Told[] = [
  {
    operationId: 'importStations',
    type: 'text/csv',
    body: `code,name,tier,parentCode,street,latitude,longitude,gln\n220199,示例区,district,2201,,43.88,125.32,${district}\n220199001001,示例社区,community,220199,示例街道,,,${community}\n`,
  },
  { operationId: 'listStations', query: { tier: 'district', limit: '1' }, follows: true },
  {
    operationId: 'nameResponsible',
    path: { gln: community },
    body: { name: '王芳', position: '社区书记', phone: '+86 431 8888 0001' },
  },
  { operationId: 'getStation', path: { gln: community }, follows: true },
  {
    operationId: 'registerSupplier',
    body: {
      ...{ gln: supplier, name: '示例超市', latitude: 43.88, longitude: 125.32, kind: 'supermarket' },
      ...{ licence: { number: 'JY22201020000001', expiresOn: '2099-12-31' }, dailyCapacity: 500 },
    },
  },
  ...supplierStory(supplier),
  { operationId: 'listSuppliers', query: { limit: '1' }, follows: true },
  {
    operationId: 'putBoxType',
    path: { gtin },
    body: {
      name: '蔬菜包',
      kind: 'vegetables',
      priceFen: 5_000,
      contents: [{ gtin: content, name: '土豆', quantity: 5, unit: '斤' }],
    },
  },
  {
    operationId: 'declareSuitability',
    path: { gtin },
    body: { suitableFor: ['halal'], unsuitableFor: ['infant'] },
  },
  { operationId: 'getSuitability', path: { gtin } },
  { operationId: 'getBoxType', path: { gtin }, follows: true },
  { operationId: 'listBoxTypeTerms', path: { gtin } },
  { operationId: 'listBoxTypes', query: { limit: '1' } },
  ...morningStory(district, community, { cutoffAt: far, gtins: [gtin] }),
  { operationId: 'openRound', body: { ...round, communityGln: community, cutoffAt: far, gtins: [gtin] } },
  { operationId: 'recordNeed', path: round, body: need('N-1', 'hh-1', 3) },
  { operationId: 'recordNeed', path: round, type: ndjson, body: lines(need('N-2', 'hh-2', 1)) },
  {
    operationId: 'withdrawNeed',
    path: { ...round, needId: 'N-2' },
    query: { reason: 'the household needs no box' },
  },
  {
    operationId: 'changeNeed',
    path: { ...round, needId: 'N-1' },
    ifMatch: '"2"',
    body: { ...withoutId(need('N-1', 'hh-1', 3)), unit: '2-503' },
  },
  { operationId: 'closeRound', path: round, body: {} },
  { operationId: 'getRound', path: round, follows: true },
  { operationId: 'listRounds', query: { communityGln: community, limit: '1' } },
  {
    operationId: 'registerHousehold',
    path: { gln: community },
    body: { householdRef: 'hh-3', building: '5#楼', unit: '2-502', specialNeeds: ['bed-ridden'] },
  },
  {
    operationId: 'registerHousehold',
    path: { gln: community },
    type: ndjson,
    body: lines({ householdRef: 'hh-4', building: '5#楼', unit: '2-504' }),
  },
  { operationId: 'getCoverage', query: { limit: '1' }, follows: true },
  { operationId: 'listCoveredHouseholds', path: { gln: community }, query: { standing: 'never-asked' } },
  { operationId: 'listCoveredRounds', path: { gln: community } },
  { operationId: 'listNeeds', query: { needId: 'N-1', limit: '1' } },
  { operationId: 'getPackingJob', path: job, follows: true },
  ...offerStory({ ...round, communityGln: community, cutoffAt: far, gtins: [gtin] }, need('N-1', 'hh-1', 1)),
  { operationId: 'listPackingJobs', query: { limit: '1' } },
  { operationId: 'schedulePackingJob', path: job, body: { priority: 'urgent', wave: 1 } },
  { operationId: 'acceptPackingJob', path: job, body: {} },
  { operationId: 'recordGoodsReceipt', body: goods('GR-1', 'L-2026-11') },
  { operationId: 'recordGoodsReceipt', type: ndjson, body: lines(goods('GR-2', 'L-2026-12')) },
  { operationId: 'listStock', query: { supplierGln: supplier, limit: '1' }, follows: true },
  { operationId: 'proposeLots', query: { jobId: job.jobId }, follows: true },
  ...rangeStory(supplier),
  { operationId: 'packBox', path: job, body: box(first, 'SEAL-1') },
  { operationId: 'packBox', path: job, type: ndjson, body: lines(box(second, 'SEAL-2')) },
  { operationId: 'sealBox', path: { sscc: first }, body: { sealId: 'SEAL-1' } },
  { operationId: 'getBox', path: { sscc: first }, follows: true },
  {
    operationId: 'completePackingJob',
    path: job,
    body: { shortageReason: 'the supplier ran out of potatoes' },
  },
  {
    operationId: 'issuePass',
    body: { ...vehicle, plate: '吉A12345', carrierRef: 'carrier-1', ...pass, authorityRef: 'office-1' },
  },
  { operationId: 'suspendPass', path: vehicle, body: { reason: 'the driver has not been tested' } },
  { operationId: 'reinstatePass', path: vehicle, body: { reason: 'the test is negative' } },
  { operationId: 'getPass', path: vehicle, follows: true },
  { operationId: 'listPasses', query: { limit: '1' } },
  {
    operationId: 'planLoad',
    body: { ...load, fromGln: supplier, toGln: community, plate: '吉A12345', driverRef: 'driver-1' },
  },
  { operationId: 'loadBoxes', path: load, body: { ssccs: [first, second] } },
  { operationId: 'takeOffBoxes', path: load, body: { ssccs: [second], reason: 'its seal is broken' } },
  { operationId: 'sealLoad', path: load, body: { sealId: 'TRUCK-1' } },
  {
    operationId: 'issuePass',
    body: { ...driver, personRef: 'driver-1', employerRef: 'carrier-1', ...pass, authorityRef: 'office-1' },
  },
  {
    operationId: 'dispatchLoad',
    path: load,
    body: { vehiclePassId: vehicle.passId, driverPassId: driver.passId },
  },
  { operationId: 'getLoad', path: load, follows: true },
  { operationId: 'listLoads', query: { limit: '1' } },
  {
    operationId: 'verifyPass',
    body: { scanId: 'S-1', ...vehicle, checkpointRef: 'checkpoint-1', zoneGln: community, ...load },
  },
  {
    operationId: 'recordArrival',
    path: load,
    body: { scanId: 'S-2', atGln: community, sealIntact: true },
  },
  {
    operationId: 'recordReceipt',
    path: load,
    body: { scanId: 'S-3', atGln: community, ssccs: [first], damaged: [] },
  },
  {
    operationId: 'startDoorRound',
    body: { doorRoundId: 'D-1', fromGln: community, teamRef: 'team-1', ssccs: [first] },
  },
  { operationId: 'getDoorRound', path: { doorRoundId: 'D-1' }, follows: true },
  { operationId: 'listDoorRounds', query: { limit: '1' } },
  { operationId: 'recordScan', body: handedOver },
  {
    operationId: 'recordScan',
    type: ndjson,
    body: lines({
      scanId: 'S-5',
      kind: 'damaged',
      sscc: second,
      atGln: community,
      byRef: 'volunteer-3',
      note: 'wet',
    }),
  },
  {
    operationId: 'correctFact',
    body: {
      sscc: first,
      scanId: 'S-4',
      corrected: { method: 'left-at-door' },
      reason: 'the photo shows the box at the door',
      byRef: 'volunteer-3',
    },
  },
  { operationId: 'getNeedAccount', path: money, follows: true },
  { operationId: 'listNeedAccounts', query: { roundId: round.roundId, limit: '1' } },
  {
    operationId: 'collectForNeed',
    path: money,
    body: { collectionId: 'C-1', workerRef: 'grid-4', method: 'cash', amountFen: 9_000 },
  },
  {
    operationId: 'refundBox',
    path: money,
    body: { sscc: first, reason: 'the cabbage is mouldy' },
    follows: true,
  },
  {
    operationId: 'moveCash',
    path: { workerRef: 'grid-4' },
    body: {
      ...{ movementId: 'M-1', kind: 'pay-supplier', communityGln: community, toRef: supplier },
      ...{ driverRef: 'driver-1', amountFen: 4_000 },
    },
  },
  {
    operationId: 'correctLedger',
    body: {
      ...{ correctionId: 'K-1', communityGln: community, amountFen: 1_000 },
      ...{ debit: { kind: 'relief', ref: 'fund' }, credit: { kind: 'household', ref: 'hh-1' } },
      reason: 'the relief fund pays for this household',
    },
  },
  { operationId: 'listOpenItems', query: { communityGln: community, limit: '1' }, follows: true },
  {
    operationId: 'closeOpenItem',
    path: { itemId: nameBasedUuid(`open-item\n${round.roundId}/N-1\nC-1`) },
    body: { reason: 'the household paid the rest by code' },
    follows: true,
  },
  { operationId: 'settleCommunity', body: { communityGln: community, workerRef: 'grid-4' } },
  { operationId: 'listSettlements', query: { limit: '1' } },
  {
    operationId: 'listSettlementStatements',
    pathFrom: { operationId: 'settleCommunity', field: 'settlementId' },
    query: { limit: '2' },
  },
  {
    operationId: 'getStatement',
    path: { kind: 'supplier', ref: supplier },
    query: { to: '2026-03-17T00:00:00+08:00' },
  },
  {
    operationId: 'getStatement',
    path: { kind: 'supplier', ref: supplier },
    query: { format: 'csv', lang: 'zh' },
  },
  { operationId: 'getLedgerAccount', path: { kind: 'supplier', ref: supplier }, follows: true },
  { operationId: 'listLedgerAccounts', query: { communityGln: community, limit: '1' } },
  { operationId: 'listLedgerEntries', path: { kind: 'supplier', ref: supplier }, query: { limit: '1' } },
  { operationId: 'getLedgerSummary' },
  { operationId: 'listFindings', query: { sscc: second } },
  {
    operationId: 'resolveFinding',
    path: { sscc: second },
    as: 'auditor',
    finding: 'damaged',
    body: {
      finding: { kind: 'damaged', position: 123, ordinal: 0 },
      outcome: 'found',
      words: 'the contents are dry',
    },
  },
  {
    operationId: 'resolveFindings',
    as: 'auditor',
    body: {
      ...load,
      kind: 'tier-skipped',
      outcome: 'recording-error',
      words: 'the van drove to the community by order of the city',
    },
  },
  { operationId: 'getTrail', path: { sscc: second }, follows: true },
  { operationId: 'listTrails', query: { limit: '1' } },
  { operationId: 'getAccount', path: { gln: community }, follows: true },
  { operationId: 'getAccountDay', path: { gln: community, day: '2026-03-16' }, follows: true },
  { operationId: 'listAccounts', query: { limit: '1' } },
  { operationId: 'listHolderAccounts', query: { kind: 'station', limit: '1' } },
  { operationId: 'getHolderAccount', path: { kind: 'station', id: community }, follows: true },
  { operationId: 'getSummary' },
  { operationId: 'getTrailsHash' },
  { operationId: 'getLoadHistory', path: load, follows: true },
  { operationId: 'getRoundHistory', path: round, follows: true },
  { operationId: 'revokePass', path: vehicle, body: { reason: 'the vehicle has left the city' } },
  { operationId: 'listLoadsOfPass', path: vehicle, query: { limit: '1' } },
  { operationId: 'listHeldBoxes', query: { station: supplier, limit: '1' } },
  { operationId: 'listOverdueBoxes', query: { limit: '1' } },
  { operationId: 'listOpenLoads', query: { problem: 'late', limit: '1' } },
  { operationId: 'getWorkCounts' },
  {
    operationId: 'openRecall',
    body: { ...recall, gtin: content, lot: 'L-2026-11', reason: 'mouldy potatoes' },
  },
  {
    operationId: 'recoverBoxes',
    path: recall,
    body: { atGln: supplier, ssccs: [second] },
  },
  {
    operationId: 'writeOffBoxes',
    path: recall,
    body: { ssccs: [first], reason: 'the household threw it away' },
  },
  { operationId: 'listRecalls', query: { limit: '1' } },
  { operationId: 'listRecalledBoxes', path: recall, query: { limit: '1' } },
  { operationId: 'listRecallHolders', path: recall, query: { limit: '1' } },
  { operationId: 'getRecall', path: recall, follows: true },
  { operationId: 'closeRecall', path: recall, body: {} },
  ...qualityStory({ gtin: content, box: second }),
  { operationId: 'listEventsOfActor', path: { actor: 'demo-packer' }, query: { limit: '1' } },
  { operationId: 'listEvents', query: { limit: '1' } },
  { operationId: 'followChanges', query: { types: 'box-sealed', follow: 'false', limit: '1' } },
  { operationId: 'listViews' },
  { operationId: 'getCaller' },
  { operationId: 'signIn', body: { demoRole: 'auditor' } },
  { operationId: 'getSession', as: 'auditor' },
  { operationId: 'signOut' },
  { operationId: 'getMessaging' },
  { operationId: 'getLiveness' },
  { operationId: 'getReadiness' },
  { operationId: 'listDifferences', query: { limit: '1' } },
  { operationId: 'listParkedMessages', query: { limit: '1' } },
  {
    operationId: 'issueApiKey',
    body: { subject: 'gate-7', role: 'checkpoint', stationGln: community, expiresAt: far },
  },
  { operationId: 'listApiKeys', query: { subject: 'gate-7' } },
  { operationId: 'rotateApiKey', path: gateKey, body: { expiresAt: far, overlapSeconds: 3_600 } },
  { operationId: 'revokeApiKey', path: gateKey, body: { reason: 'the device was lost' } },
  { operationId: 'getApiKey', path: gateKey },
  { operationId: 'listSignInFailures', query: { limit: '1' } },
  { operationId: 'listUnreadableEvents', path: view, query: { limit: '1' } },
  { operationId: 'rebuildView', path: view },
  { operationId: 'dropOldVersions', path: view },
  { operationId: 'replayGroup', path: { group: 'packing.create-jobs' } },
  { operationId: 'republishTopic', path: { context: 'orders' }, refused: 'NO_TOPICS' },
  {
    operationId: 'dropParkedMessage',
    path: { id: 'packing.1' },
    body: { reason: 'its round was closed by hand' },
    refused: 'PARKED_UNKNOWN',
  },
  { operationId: 'replayEvents', query: { sscc: second } },
  { operationId: 'compareTrails', query: { sscc: second, fromAt: '2026-03-16T00:00:00+08:00' } },
  { operationId: 'exportTrail', path: { sscc: second } },
  { operationId: 'exportTrail', path: { sscc: second }, query: { format: 'csv' } },
  { operationId: 'exportRound', path: round },
  { operationId: 'exportRound', path: round, query: { format: 'csv' } },
  { operationId: 'exportStationDay', path: { gln: supplier, day: '2026-03-16' } },
  { operationId: 'exportStationDay', path: { gln: supplier, day: '2026-03-16' }, query: { format: 'csv' } },
  { operationId: 'exportTrail', path: { sscc: second }, afterTampering: true },
  { operationId: 'getDifference', path: difference },
  {
    operationId: 'acceptDifference',
    path: difference,
    body: { reason: 'the database was restored from a copy of yesterday' },
  },
  {
    operationId: 'recordScan',
    type: ndjson,
    body: '{"scanId":"S-6","sscc":"37610425099000003"}\n{"scanId":"S-7"}\n',
  },
  { operationId: 'listQuarantinedLines', query: { limit: '1' } },
  { operationId: 'getQuarantinedLine', path: { id: 'delivery.1' } },
  {
    operationId: 'resendQuarantinedLine',
    path: { id: 'delivery.1' },
    body: { body: JSON.stringify(mended) },
  },
  {
    operationId: 'closeQuarantinedLine',
    path: { id: 'delivery.2' },
    body: { reason: 'the phone sent an empty scan' },
  },
];

import { needRequests } from './need-requests';
import { boxes, need, places, vegetables } from './city';
import type { MatrixRequest } from './matrix-request';
import { supplyRequests } from './supply-requests';
import { moneyRequests } from './money-requests';
import { qualityRequests } from './quality-requests';
import { stockRequests } from './stock-requests';

export type { MatrixRequest } from './matrix-request';

const { community, otherSupplier, supplier } = places;
const { delivered } = boxes;
const box = { 'packed-at': 'supplier', destination: 'community', held: 'community' } as const;
const round = { community: 'community', supplier: 'supplier' } as const;
const load = { from: 'supplier', to: 'community' } as const;
const far = '2099-12-31T16:00:00Z';
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const ready = 'the test says so';
let numbers = 0;
const fresh = (prefix: string) => `${prefix}-${(numbers += 1)}`;
const scan = (kind: string, sscc: string) => ({
  scanId: fresh('s'),
  kind,
  sscc,
  atGln: community,
  byRef: 'v',
});

/** A call of each route, made anew for each cell. A route without a row fails the test. */
export const requests: Readonly<Record<string, () => MatrixRequest>> = {
  ...stockRequests,
  'POST /v1/api-keys': () => ({
    path: '/v1/api-keys',
    body: { subject: fresh('k'), role: 'team', stationGln: community, expiresAt: soon() },
  }),
  'GET /v1/api-keys': () => ({ path: '/v1/api-keys' }),
  'GET /v1/api-keys/{id}': () => ({ path: '/v1/api-keys/999999', absent: true }),
  'POST /v1/api-keys/{id}/revoke': () => ({
    path: '/v1/api-keys/999999/revoke',
    body: { reason: ready },
    absent: true,
  }),
  'POST /v1/api-keys/{id}/rotate': () => ({
    path: '/v1/api-keys/999999/rotate',
    body: { expiresAt: soon() },
    absent: true,
  }),
  'GET /v1/sign-in-failures': () => ({ path: '/v1/sign-in-failures' }),
  'GET /v1/differences': () => ({ path: '/v1/differences' }),
  'GET /v1/differences/{id}': () => ({ path: '/v1/differences/audit.999', absent: true }),
  'POST /v1/differences/{id}/accept': () => ({
    path: '/v1/differences/audit.999/accept',
    body: { reason: ready },
    absent: true,
  }),
  'GET /v1/events': () => ({ path: '/v1/events?limit=1' }),
  'GET /v1/replay': () => ({ path: `/v1/replay?sscc=${delivered}` }),
  'GET /health/live': () => ({ path: '/health/live' }),
  'GET /health/ready': () => ({ path: '/health/ready' }),
  'GET /v1/messaging': () => ({ path: '/v1/messaging' }),
  'POST /v1/messaging/groups/{group}/replay': () => ({
    path: '/v1/messaging/groups/delivery.checkpoints/replay',
  }),
  'POST /v1/messaging/topics/{context}/republish': () => ({
    path: '/v1/messaging/topics/orders/republish',
  }),
  'GET /metrics': () => ({ path: '/metrics' }),
  'GET /v1/parked': () => ({ path: '/v1/parked' }),
  'POST /v1/parked/{id}/drop': () => ({
    path: '/v1/parked/orders.999/drop',
    body: { reason: ready },
    absent: true,
  }),
  'GET /v1/quarantine': () => ({ path: '/v1/quarantine?state=all', shows: 'line-of-the-admin' }),
  'GET /v1/quarantine/{id}': () => ({ path: '/v1/quarantine/1' }),
  'POST /v1/quarantine/{id}/resend': () => ({ path: '/v1/quarantine/1/resend', body: {} }),
  'POST /v1/quarantine/{id}/close': () => ({ path: '/v1/quarantine/2/close', body: { reason: ready } }),
  'POST /v1/session': () => ({ path: '/v1/session', body: {}, answers: '400 INPUT_INVALID' }),
  'GET /v1/session': () => ({ path: '/v1/session' }),
  'DELETE /v1/session': () => ({ path: '/v1/session' }),
  'GET /v1/views': () => ({ path: '/v1/views' }),
  'GET /v1/views/{view}/unreadable': () => ({ path: '/v1/views/orders.suppliers/unreadable' }),
  'POST /v1/views/{view}/drop-old': () => ({ path: '/v1/views/orders.suppliers/drop-old' }),
  'POST /v1/views/{view}/rebuild': () => ({ path: '/v1/views/orders.suppliers/rebuild' }),
  'GET /v1/whoami': () => ({ path: '/v1/whoami' }),

  'POST /v1/stations/import': () => ({
    path: '/v1/stations/import',
    body: 'code,name,tier,parentCode,street,latitude,longitude\n',
    type: 'text/csv',
  }),
  'GET /v1/stations': () => ({ path: '/v1/stations' }),
  'GET /v1/stations/{gln}': () => ({ path: `/v1/stations/${community}` }),
  'POST /v1/stations/{gln}/responsible': () => ({
    path: `/v1/stations/${community}/responsible`,
    body: { name: '王芳', position: '书记', phone: '12345' },
    places: { station: 'community' },
  }),
  'POST /v1/suppliers': () => ({ path: '/v1/suppliers', body: { gln: supplier, name: 'supplier' } }),
  'GET /v1/suppliers': () => ({ path: '/v1/suppliers' }),
  ...supplyRequests,
  'PUT /v1/box-types/{gtin}': () => ({
    path: `/v1/box-types/${vegetables}`,
    body: {
      ...{ name: 'vegetables', kind: 'vegetables', priceFen: 100 },
      contents: [{ gtin: vegetables, name: 'cabbage', quantity: 1, unit: 'kg' }],
    },
  }),
  'GET /v1/box-types': () => ({ path: '/v1/box-types' }),
  'GET /v1/box-types/{gtin}': () => ({ path: `/v1/box-types/${vegetables}` }),
  'GET /v1/box-types/{gtin}/terms': () => ({ path: `/v1/box-types/${vegetables}/terms` }),
  'POST /v1/rounds': () => ({
    path: '/v1/rounds',
    body: { roundId: 'R-1', communityGln: community, cutoffAt: far, gtins: [vegetables] },
    places: round,
  }),
  'POST /v1/rounds/{roundId}/close': () => ({ path: '/v1/rounds/R-1/close', body: {}, places: round }),
  'GET /v1/rounds': () => ({ path: '/v1/rounds', places: round, shows: '"R-1"' }),
  'GET /v1/rounds/{roundId}': () => ({ path: '/v1/rounds/R-1', places: round }),
  'POST /v1/rounds/{roundId}/needs': () => ({
    path: '/v1/rounds/R-open/needs',
    body: need(fresh('N'), 'community', 1),
    places: round,
  }),
  'DELETE /v1/rounds/{roundId}/needs/{needId}': () => ({
    path: '/v1/rounds/R-open/needs/N-1?reason=none',
    places: round,
  }),

  'GET /v1/packing-jobs': () => ({ path: '/v1/packing-jobs', places: round, shows: '"R-1"' }),
  'GET /v1/packing-jobs/{jobId}': () => ({ path: '/v1/packing-jobs/R-1', places: round }),
  'POST /v1/packing-jobs/{jobId}/complete': () => ({
    path: '/v1/packing-jobs/R-1/complete',
    body: {},
    places: round,
  }),
  ...Object.fromEntries(
    Object.entries({
      accept: {},
      decline: { reason: 'none came' },
      move: { supplierGln: otherSupplier, reason: 'nearer by road' },
      schedule: { priority: 'urgent', wave: 1 },
    }).map(([what, body]) => [
      `POST /v1/packing-jobs/{jobId}/${what}`,
      () => ({ path: `/v1/packing-jobs/R-1/${what}`, body, places: round }),
    ]),
  ),
  'POST /v1/packing-jobs/{jobId}/boxes': () => ({
    path: '/v1/packing-jobs/R-1/boxes',
    body: {
      ...{ sscc: delivered, needId: 'N-1', gtin: vegetables, weightGrams: 1 },
      contents: [{ gtin: vegetables, lot: 'L', quantity: 1 }],
      packedAtGln: supplier,
    },
    places: round,
  }),
  'GET /v1/packing-jobs/{jobId}/labels': () => ({
    path: '/v1/packing-jobs/R-1/labels?format=zpl',
    places: round,
  }),
  'GET /v1/boxes/{sscc}/label': () => ({ path: `/v1/boxes/${delivered}/label?format=zpl`, places: box }),
  'POST /v1/boxes/{sscc}/seal': () => ({
    path: `/v1/boxes/${delivered}/seal`,
    body: { sealId: 'other' },
    places: box,
  }),
  'GET /v1/boxes/{sscc}': () => ({ path: `/v1/boxes/${delivered}`, places: box }),

  'POST /v1/passes': () => ({
    path: '/v1/passes',
    body: {
      ...{ passId: 'V', plate: '吉A12345', carrierRef: 'other', zones: [community] },
      ...{ validFrom: '2020-01-01T00:00:00Z', validUntil: far, authorityRef: 'office' },
    },
    places: { zone: 'community' },
  }),
  ...Object.fromEntries(
    ['suspend', 'reinstate', 'revoke'].map((change) => [
      `POST /v1/passes/{passId}/${change}`,
      () => ({
        path: `/v1/passes/P/${change}`,
        body: { reason: ready },
        places: { zone: 'community' } as const,
      }),
    ]),
  ),
  'GET /v1/passes': () => ({ path: '/v1/passes', places: { zone: 'community' }, shows: '"P"' }),
  'GET /v1/passes/{passId}': () => ({ path: '/v1/passes/P', places: { zone: 'community' } }),
  'POST /v1/verifications': () => ({
    path: '/v1/verifications',
    body: { scanId: fresh('v'), passId: 'V', checkpointRef: 'gate', zoneGln: community },
    places: { zone: 'community' },
  }),

  'POST /v1/loads': () => ({
    path: '/v1/loads',
    body: { loadId: 'L-1', fromGln: supplier, toGln: community, plate: '吉B1', driverRef: 'd' },
    places: load,
  }),
  'POST /v1/loads/{loadId}/boxes': () => ({
    path: '/v1/loads/L-1/boxes',
    body: { ssccs: [boxes.atTheSupplier] },
    places: load,
  }),
  'POST /v1/loads/{loadId}/take-off': () => ({
    path: '/v1/loads/L-1/take-off',
    body: { ssccs: [delivered], reason: ready },
    places: load,
  }),
  'POST /v1/loads/{loadId}/seal': () => ({
    path: '/v1/loads/L-1/seal',
    body: { sealId: 'other' },
    places: load,
  }),
  'POST /v1/loads/{loadId}/dispatch': () => ({
    path: '/v1/loads/L-1/dispatch',
    body: { vehiclePassId: 'V', driverPassId: 'P-other' },
    places: load,
  }),
  'GET /v1/loads': () => ({ path: '/v1/loads', places: load, shows: '"L-1"' }),
  'GET /v1/loads/{loadId}': () => ({ path: '/v1/loads/L-1', places: load }),
  'POST /v1/loads/{loadId}/arrivals': () => ({
    path: '/v1/loads/L-1/arrivals',
    body: { scanId: fresh('a'), atGln: community, sealIntact: true },
    places: { at: 'community' },
  }),
  'POST /v1/loads/{loadId}/receipts': () => ({
    path: '/v1/loads/L-1/receipts',
    body: { scanId: fresh('r'), atGln: community, ssccs: [boxes.atTheDropPoint] },
    places: { at: 'community' },
  }),
  'POST /v1/door-rounds': () => ({
    path: '/v1/door-rounds',
    body: { doorRoundId: 'D-1', fromGln: community, teamRef: 'other', ssccs: [boxes.atTheDropPoint] },
    places: { from: 'community' },
  }),
  'GET /v1/door-rounds': () => ({
    path: '/v1/door-rounds',
    places: { from: 'community' },
    shows: '"D-1"',
  }),
  'GET /v1/door-rounds/{doorRoundId}': () => ({
    path: '/v1/door-rounds/D-1',
    places: { from: 'community' },
  }),
  'POST /v1/scans': () => ({
    path: '/v1/scans',
    body: scan('seen', boxes.atTheDropPoint),
    places: { at: 'community' },
  }),
  'GET /v1/findings': () => ({
    path: `/v1/findings?sscc=${delivered}`,
    places: { ...box, ...load, at: 'community' },
    shows: delivered,
  }),
  'POST /v1/boxes/{sscc}/resolutions': () => ({
    path: `/v1/boxes/${delivered}/resolutions`,
    body: { finding: { kind: 'lost', position: 1, ordinal: 0 }, outcome: 'found', words: ready },
    places: box,
    absent: true,
  }),
  'POST /v1/findings/resolutions': () => ({
    path: '/v1/findings/resolutions',
    body: {
      findings: [{ sscc: delivered, kind: 'lost', position: 1, ordinal: 0 }],
      ...{ outcome: 'found', words: ready },
    },
    places: box,
    shows: 'FINDING_UNKNOWN',
  }),
  'POST /v1/corrections': () => ({
    path: '/v1/corrections',
    body: {
      ...{ sscc: delivered, scanId: 'handed', corrected: { method: 'left-at-door' } },
      ...{ reason: ready, byRef: 'v' },
    },
    places: { at: 'community' },
  }),

  ...moneyRequests,

  'GET /v1/trails': () => ({ path: '/v1/trails', places: box, shows: delivered }),
  'GET /v1/trails/{sscc}': () => ({ path: `/v1/trails/${delivered}`, places: box }),
  'GET /v1/accounts': () => ({
    path: '/v1/accounts',
    places: { station: 'community' },
    shows: community,
  }),
  'GET /v1/accounts/{gln}': () => ({
    path: `/v1/accounts/${community}`,
    places: { station: 'community' },
  }),
  'GET /v1/accounts/{gln}/days/{day}': () => ({
    path: `/v1/accounts/${community}/days/2026-03-16`,
    places: { station: 'community' },
  }),
  'GET /v1/held-boxes': () => ({
    path: `/v1/held-boxes?station=${community}`,
    places: { held: 'community' },
    shows: boxes.atTheDropPoint,
  }),
  'GET /v1/overdue-boxes': () => ({
    path: '/v1/overdue-boxes',
    places: { held: 'supplier' },
    shows: boxes.atTheSupplier,
  }),
  'GET /v1/open-loads': () => ({
    path: '/v1/open-loads?problem=invalid-pass',
    places: load,
    shows: '"L-2"',
  }),
  'GET /v1/work-counts': () => ({
    path: '/v1/work-counts',
    places: { ...box, ...load, at: 'community' },
    shows: '"invalidPassLoads":1',
  }),
  'GET /v1/needs': () => ({
    path: '/v1/needs?needId=N-1',
    places: { community: 'community' },
    shows: '"R-1"',
  }),
  ...qualityRequests,
  'POST /v1/recalls': () => ({
    path: '/v1/recalls',
    body: { recallId: fresh('C'), gtin: vegetables, lot: 'L', reason: ready },
  }),
  'GET /v1/recalls': () => ({ path: '/v1/recalls' }),
  'GET /v1/recalls/{recallId}': () => ({ path: '/v1/recalls/C-cabbage' }),
  'GET /v1/recalls/{recallId}/boxes': () => ({
    path: '/v1/recalls/C-cabbage/boxes',
    places: { 'packed-at': 'supplier', destination: 'community', held: 'community' },
    shows: boxes.atTheDropPoint,
  }),
  'GET /v1/recalls/{recallId}/holders': () => ({ path: '/v1/recalls/C-cabbage/holders' }),
  'POST /v1/recalls/{recallId}/recoveries': () => ({
    path: '/v1/recalls/C-cabbage/recoveries',
    body: { atGln: community, ssccs: [boxes.atTheDropPoint] },
    places: { at: 'community' },
  }),
  'POST /v1/recalls/{recallId}/write-offs': () => ({
    path: '/v1/recalls/C-cabbage/write-offs',
    body: { ssccs: [delivered], reason: ready },
  }),
  'POST /v1/recalls/{recallId}/close': () => ({ path: '/v1/recalls/C-nothing/close', body: {} }),
  'GET /v1/actors/{actor}/events': () => ({ path: '/v1/actors/admin-none/events' }),
  'GET /v1/passes/{passId}/loads': () => ({
    path: '/v1/passes/V/loads',
    places: { from: 'supplier' },
    shows: '"L-1"',
  }),
  'GET /v1/holder-accounts': () => ({ path: '/v1/holder-accounts?kind=station' }),
  'GET /v1/holder-accounts/{kind}/{id}': () => ({ path: `/v1/holder-accounts/station/${community}` }),
  'GET /v1/trails-hash': () => ({ path: '/v1/trails-hash' }),
  'GET /v1/summary': () => ({ path: '/v1/summary' }),
  'GET /v1/changes': () => ({
    path: '/v1/changes?follow=false&limit=200&types=packing-job-created',
    places: round,
    shows: '"R-1"',
  }),
  'GET /v1/exports/trails/{sscc}': () => ({ path: `/v1/exports/trails/${delivered}`, places: box }),
  'GET /v1/exports/rounds/{roundId}': () => ({ path: '/v1/exports/rounds/R-1', places: round }),
  'GET /v1/exports/stations/{gln}/days/{day}': () => ({
    path: `/v1/exports/stations/${community}/days/2026-03-16`,
    places: { station: 'community' },
  }),
  'GET /v1/load-history/{loadId}': () => ({ path: '/v1/load-history/L-1', places: load }),
  'GET /v1/round-history/{roundId}': () => ({ path: '/v1/round-history/R-1', places: round }),
  ...needRequests,
  'GET /v1/diff': () => ({ path: `/v1/diff?sscc=${delivered}`, places: box }),
};

import { boxes, cabbage, vegetables } from './city';
import type { MatrixRequest } from './matrix-request';

const { delivered } = boxes;
const reason = 'mouldy';
let numbers = 0;

/** Requests of the routes of holds and complaints. */
export const qualityRequests: Readonly<Record<string, () => MatrixRequest>> = {
  'POST /v1/holds': () => ({
    path: '/v1/holds',
    body: { holdId: `H-${(numbers += 1)}`, gtin: vegetables, lot: 'none', reason },
  }),
  'GET /v1/holds': () => ({ path: '/v1/holds' }),
  'GET /v1/holds/{holdId}': () => ({ path: '/v1/holds/H-force' }),
  'GET /v1/holds/{holdId}/boxes': () => ({
    path: '/v1/holds/H-released/boxes',
    places: { 'packed-at': 'supplier', destination: 'community', held: 'community' },
    shows: boxes.atTheDropPoint,
  }),
  'POST /v1/holds/{holdId}/inspections': () => ({
    path: '/v1/holds/H-force/inspections',
    body: { inspectorRef: 'inspector-1', result: 'inconclusive', words: reason },
  }),
  'POST /v1/holds/{holdId}/release': () => ({ path: '/v1/holds/H-released/release', body: { reason } }),
  'POST /v1/holds/{holdId}/condemn': () => ({ path: '/v1/holds/H-condemned/condemn', body: { reason } }),
  'POST /v1/holds/{holdId}/write-offs': () => ({
    path: '/v1/holds/H-condemned/write-offs',
    body: { ssccs: [delivered], reason },
  }),
  'POST /v1/complaints': () => ({
    path: '/v1/complaints',
    body: { complaintId: `K-${(numbers += 1)}`, sscc: boxes.atTheDropPoint, kind: 'mouldy', words: reason },
    places: { 'packed-at': 'supplier', destination: 'community', held: 'community' },
  }),
  'GET /v1/complaints': () => ({
    path: '/v1/complaints?status=closed',
    places: { 'packed-at': 'supplier', destination: 'community' },
    shows: 'K-closed',
  }),
  'GET /v1/complaint-counts': () => ({ path: '/v1/complaint-counts?by=lot' }),
  'GET /v1/complaints/{complaintId}': () => ({
    path: '/v1/complaints/K-open',
    places: { 'packed-at': 'supplier', destination: 'community' },
  }),
  'POST /v1/complaints/{complaintId}/holds': () => ({
    path: '/v1/complaints/K-open/holds',
    body: { holdId: 'H-released', reason },
  }),
  'POST /v1/complaints/{complaintId}/recalls': () => ({
    path: '/v1/complaints/K-open/recalls',
    body: { recallId: 'C-cabbage', gtin: cabbage, lot: 'L', reason },
  }),
  'POST /v1/complaints/{complaintId}/close': () => ({
    path: '/v1/complaints/K-closed/close',
    body: { outcome: 'unfounded', words: reason },
  }),
  'POST /v1/holds/{holdId}/close': () => ({ path: '/v1/holds/H-closed/close', body: {} }),
};

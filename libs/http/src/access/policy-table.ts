/** What a caller may be. One key has one role. */
export const roles = [
  'admin',
  'coordinator',
  'station',
  'packer',
  'carrier',
  'checkpoint',
  'grid-worker',
  'team',
  'auditor',
  'partner',
] as const;
export type Role = (typeof roles)[number];

const everyone = roles;
const planners = ['admin', 'coordinator'] as const;

/**
 * Who may call what. A route that is not here is refused to everybody; a test holds this table and the routes of
 * all services against each other. `public` needs no key.
 */
export const policyTable: Readonly<Record<string, 'public' | readonly Role[]>> = {
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',

  // platform
  'GET /v1/whoami': everyone,
  'POST /v1/api-keys': ['admin'],
  'GET /v1/messaging': [...planners, 'auditor'],
  'POST /v1/messaging/groups/:group/replay': ['admin'],
  'POST /v1/messaging/topics/:context/republish': ['admin'],
  'GET /v1/parked': [...planners, 'auditor'],
  'POST /v1/parked/:id/drop': ['admin'],
  'GET /v1/quarantine': [...planners, 'auditor'],
  'GET /v1/quarantine/:id': [...planners, 'auditor'],
  'POST /v1/quarantine/:id/resend': planners,
  'POST /v1/quarantine/:id/close': planners,
  'GET /v1/differences': [...planners, 'auditor'],
  'GET /v1/differences/:id': [...planners, 'auditor'],
  'POST /v1/differences/:id/accept': ['admin', 'auditor'],
  'GET /v1/events': [...planners, 'auditor'],
  'GET /v1/replay': [...planners, 'auditor'],
  'GET /v1/views': [...planners, 'auditor'],
  'GET /v1/views/:view/unreadable': [...planners, 'auditor'],
  'POST /v1/views/:view/rebuild': ['admin', 'auditor'],

  // orders
  'POST /v1/stations/import': planners,
  'GET /v1/stations': everyone,
  'GET /v1/stations/:gln': everyone,
  'POST /v1/suppliers': planners,
  'GET /v1/suppliers': everyone,
  'PUT /v1/box-types/:gtin': planners,
  'GET /v1/box-types': everyone,
  'GET /v1/box-types/:gtin': everyone,
  'POST /v1/rounds': [...planners, 'grid-worker'],
  'GET /v1/rounds': everyone,
  'GET /v1/rounds/:roundId': everyone,
  'POST /v1/rounds/:roundId/needs': [...planners, 'grid-worker'],
  'DELETE /v1/rounds/:roundId/needs/:needId': [...planners, 'grid-worker'],
  'POST /v1/rounds/:roundId/close': [...planners, 'grid-worker'],

  // packing
  'GET /v1/packing-jobs': everyone,
  'GET /v1/packing-jobs/:jobId': everyone,
  'POST /v1/packing-jobs/:jobId/boxes': [...planners, 'packer'],
  'POST /v1/packing-jobs/:jobId/complete': [...planners, 'packer'],
  'POST /v1/boxes/:sscc/seal': [...planners, 'packer'],
  'GET /v1/boxes/:sscc': everyone,

  // passes
  'POST /v1/passes': planners,
  'GET /v1/passes': [...planners, 'auditor', 'carrier', 'checkpoint'],
  'GET /v1/passes/:passId': [...planners, 'auditor', 'carrier', 'checkpoint'],
  'POST /v1/passes/:passId/suspend': planners,
  'POST /v1/passes/:passId/reinstate': planners,
  'POST /v1/passes/:passId/revoke': planners,
  'POST /v1/verifications': [...planners, 'checkpoint'],

  // delivery
  'POST /v1/loads': [...planners, 'station', 'carrier'],
  'GET /v1/loads': everyone,
  'GET /v1/loads/:loadId': everyone,
  'POST /v1/loads/:loadId/boxes': [...planners, 'station', 'packer'],
  'POST /v1/loads/:loadId/take-off': [...planners, 'station', 'packer'],
  'POST /v1/loads/:loadId/seal': [...planners, 'station', 'packer'],
  'POST /v1/loads/:loadId/dispatch': [...planners, 'station'],
  'POST /v1/loads/:loadId/arrivals': [...planners, 'station', 'carrier'],
  'POST /v1/loads/:loadId/receipts': [...planners, 'station'],
  'POST /v1/door-rounds': [...planners, 'station', 'team'],
  'GET /v1/door-rounds': everyone,
  'GET /v1/door-rounds/:doorRoundId': everyone,
  'POST /v1/scans': [...planners, 'station', 'packer', 'carrier', 'team', 'partner'],
  'POST /v1/boxes/:sscc/resolutions': [...planners, 'auditor'],
  'POST /v1/corrections': [...planners, 'station'],

  // audit
  'GET /v1/trails/:sscc': everyone,
  'GET /v1/trails': [...planners, 'auditor'],
  'GET /v1/accounts': [...planners, 'auditor', 'station'],
  'GET /v1/accounts/:gln': [...planners, 'auditor', 'station'],
  'GET /v1/summary': [...planners, 'auditor'],
  'GET /v1/load-history/:loadId': everyone,
  'GET /v1/round-history/:roundId': everyone,
  'GET /v1/diff': [...planners, 'auditor'],
  'GET /v1/exports/trails/:sscc': [...planners, 'auditor', 'station'],
  'GET /v1/exports/rounds/:roundId': [...planners, 'auditor', 'station'],
  'GET /v1/exports/stations/:gln/days/:day': [...planners, 'auditor', 'station'],
};

// Made from docs/openapi.json: npm run api-client

/** A parameter of a route. */
export interface ReadParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description: string;
  /** The values it may have, when the document lists them. */
  readonly values: readonly string[];
}

/** Every GET route by name, with its parameters. */
export const reads = {
  listApiKeys: {
    path: '/v1/api-keys',
    summary: 'The API keys: who holds them, who issued them, when they were used, and when they end',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'state',
        in: 'query',
        description: 'valid, the default: can be used now',
        values: ['valid', 'expired', 'revoked', 'all'],
      },
      { name: 'subject', in: 'query', description: 'only keys of this holder', values: [] },
      {
        name: 'role',
        in: 'query',
        description: 'only keys with this role',
        values: [
          'admin',
          'coordinator',
          'station',
          'packer',
          'carrier',
          'checkpoint',
          'grid-worker',
          'team',
          'auditor',
          'market-supervision',
          'partner',
        ],
      },
    ],
  },
  getApiKey: {
    path: '/v1/api-keys/{id}',
    summary: 'One API key, without the key itself',
    parameters: [{ name: 'id', in: 'path', description: 'id, as the list gives it', values: [] }],
  },
  listDifferences: {
    path: '/v1/differences',
    summary:
      'Changes of history: exports with another hash than before, and views that differ from their rebuild',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'state',
        in: 'query',
        description: 'open, the default: not accepted yet',
        values: ['open', 'accepted', 'all'],
      },
      { name: 'kind', in: 'query', description: 'only of this kind', values: ['export', 'view'] },
    ],
  },
  getDifference: {
    path: '/v1/differences/{id}',
    summary: 'One difference, with a sample of the rows that differ',
    parameters: [{ name: 'id', in: 'path', description: 'id, as the list gives it', values: [] }],
  },
  listEvents: {
    path: '/v1/events',
    summary: 'The events of the log in order',
    parameters: [
      { name: 'after', in: 'query', description: 'log position to read after', values: [] },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
    ],
  },
  replayEvents: {
    path: '/v1/replay',
    summary: 'Replay the log between two times, at a chosen speed',
    parameters: [
      {
        name: 'sscc',
        in: 'query',
        description:
          'only events of this box and of its loads; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'gln',
        in: 'query',
        description:
          'only events of this station and of its loads; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'from', in: 'query', description: 'from this time; the beginning when omitted', values: [] },
      {
        name: 'to',
        in: 'query',
        description: 'before this time, which must not be in the future; now when omitted',
        values: [],
      },
      {
        name: 'by',
        in: 'query',
        description: 'record time, the default, or event time',
        values: ['recorded', 'occurred'],
      },
      {
        name: 'speed',
        in: 'query',
        description: 'speed relative to real time; 0, the default: as fast as it can be read',
        values: [],
      },
    ],
  },
  getLiveness: {
    path: '/health/live',
    summary: 'Whether the process runs; it looks at no other part',
    parameters: [],
  },
  getReadiness: {
    path: '/health/ready',
    summary: 'Whether requests are answered; `degraded` lists impaired parts',
    parameters: [],
  },
  getMessaging: {
    path: '/v1/messaging',
    summary: 'The consumer groups of this service, and problems that interrupt messaging',
    parameters: [],
  },
  listParkedMessages: {
    path: '/v1/parked',
    summary: 'Messages that could not be handled, with the reason',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      { name: 'group', in: 'query', description: 'only of this consumer group', values: [] },
    ],
  },
  listQuarantinedLines: {
    path: '/v1/quarantine',
    summary: 'Refused lines and messages, with the reason',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'state',
        in: 'query',
        description: 'open, the default: neither resent nor closed',
        values: ['open', 'resent', 'closed', 'all'],
      },
      { name: 'source', in: 'query', description: 'the source, as its line names it', values: [] },
      { name: 'code', in: 'query', description: 'the problem code: `INPUT_INVALID`', values: [] },
    ],
  },
  getQuarantinedLine: {
    path: '/v1/quarantine/{id}',
    summary: 'One complete line, with each time it was sent again',
    parameters: [{ name: 'id', in: 'path', description: 'id, as the list gives it', values: [] }],
  },
  getSession: {
    path: '/v1/session',
    summary: 'Who is signed in, and the roles of a demo; nobody without a session or key',
    parameters: [],
  },
  listSignInFailures: {
    path: '/v1/sign-in-failures',
    summary: 'Refused API keys, counted by minute, address and reason; the newest first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  listViews: { path: '/v1/views', summary: 'The progress of each view', parameters: [] },
  listUnreadableEvents: {
    path: '/v1/views/{view}/unreadable',
    summary: 'Unreadable events that a view has skipped',
    parameters: [
      { name: 'view', in: 'path', description: 'its name, `<context>.<view>`', values: [] },
      { name: 'after', in: 'query', description: 'log position to read after', values: [] },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
    ],
  },
  getCaller: {
    path: '/v1/whoami',
    summary: 'The holder of the sent API key, with role and station',
    parameters: [],
  },
  listStations: {
    path: '/v1/stations',
    summary: 'Stations, by GLN',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'tier',
        in: 'query',
        description: 'only of this tier; all when omitted',
        values: ['municipal', 'district', 'community'],
      },
      {
        name: 'parentGln',
        in: 'query',
        description:
          'the parent station; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'name', in: 'query', description: 'a part of the name, in any case', values: [] },
    ],
  },
  getStation: {
    path: '/v1/stations/{gln}',
    summary: 'One station',
    parameters: [
      {
        name: 'gln',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listSuppliers: {
    path: '/v1/suppliers',
    summary: 'Suppliers, by GLN',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'gln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'name', in: 'query', description: 'a part of the name, in any case', values: [] },
      {
        name: 'status',
        in: 'query',
        description: 'only with this status; any when omitted',
        values: ['active', 'suspended', 'closed'],
      },
    ],
  },
  getSupplier: {
    path: '/v1/suppliers/{gln}',
    summary: 'One supplier, with its licence, capacity and status',
    parameters: [
      {
        name: 'gln',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  getBoxType: {
    path: '/v1/box-types/{gtin}',
    summary: 'One box type',
    parameters: [
      {
        name: 'gtin',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listBoxTypes: {
    path: '/v1/box-types',
    summary: 'Box types, by GTIN',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  listBoxTypeTerms: {
    path: '/v1/box-types/{gtin}/terms',
    summary: 'Every price and version of the contents that a box type had, first one first',
    parameters: [
      {
        name: 'gtin',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  listRounds: {
    path: '/v1/rounds',
    summary: 'Rounds, by id',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'status',
        in: 'query',
        description: 'only with this status; any when omitted',
        values: ['open', 'closed'],
      },
      {
        name: 'pastCutoff',
        in: 'query',
        description: 'true: only open rounds whose cut-off has passed',
        values: ['true'],
      },
      {
        name: 'movedFrom',
        in: 'query',
        description:
          'the supplier that they had before: it was closed or suspended, or its licence had expired; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  getRound: {
    path: '/v1/rounds/{roundId}',
    summary: 'One round with its needs and their status',
    parameters: [
      { name: 'roundId', in: 'path', description: 'id of the round', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listNeeds: {
    path: '/v1/needs',
    summary: 'Needs of one household, or with one id, in all rounds; by round',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'householdRef',
        in: 'query',
        description: 'needs of this household, in all rounds',
        values: [],
      },
      {
        name: 'needId',
        in: 'query',
        description: 'needs with this id; rounds may use the same ids',
        values: [],
      },
    ],
  },
  getCoverage: {
    path: '/v1/coverage',
    summary: 'Which households were served: of the network, and of each community, the longest waiting first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'at',
        in: 'query',
        description: 'the moment to which days are counted; now when omitted. A later box counts as day 0',
        values: [],
      },
    ],
  },
  listCoveredHouseholds: {
    path: '/v1/coverage/{gln}',
    summary: 'The households of a community: never asked first, then the longest waiting',
    parameters: [
      {
        name: 'gln',
        in: 'path',
        description:
          'a station of the community tier; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'at',
        in: 'query',
        description: 'the moment to which days are counted; now when omitted. A later box counts as day 0',
        values: [],
      },
      { name: 'roundId', in: 'query', description: 'as the households stand in this round', values: [] },
      {
        name: 'standing',
        in: 'query',
        description: 'only households that stand so',
        values: ['never-asked', 'not-served', 'withdrawn', 'served'],
      },
    ],
  },
  listCoveredRounds: {
    path: '/v1/coverage/{gln}/rounds',
    summary: 'Which households each round of a community served; by round',
    parameters: [
      {
        name: 'gln',
        in: 'path',
        description:
          'a station of the community tier; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  getSuitability: {
    path: '/v1/box-types/{gtin}/suitability',
    summary: 'For whom a box type is declared to be good, and for whom not',
    parameters: [
      {
        name: 'gtin',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  listPackingJobs: {
    path: '/v1/packing-jobs',
    summary: 'Packing jobs, by id',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'status',
        in: 'query',
        description: 'only with this status; any when omitted',
        values: ['open', 'completed', 'short'],
      },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'supplierGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'offer',
        in: 'query',
        description: 'what its supplier says to it',
        values: ['open', 'accepted', 'declined'],
      },
      {
        name: 'unserved',
        in: 'query',
        description: 'jobs whose supplier cannot pack them, and no other can',
        values: ['true'],
      },
      { name: 'wave', in: 'query', description: 'jobs of one wave', values: [] },
      {
        name: 'sort',
        in: 'query',
        description: 'schedule: by wave, then priority, as they are packed; without it: by id',
        values: ['id', 'schedule'],
      },
    ],
  },
  getPackingJob: {
    path: '/v1/packing-jobs/{jobId}',
    summary: 'One packing job: what it asks for, and what of it is packed',
    parameters: [
      { name: 'jobId', in: 'path', description: 'the id of the round it packs', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  getBox: {
    path: '/v1/boxes/{sscc}',
    summary: 'One box as it left the bench: contents with their lots, seal, and label',
    parameters: [
      {
        name: 'sscc',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  getBoxLabel: {
    path: '/v1/boxes/{sscc}/label',
    summary: 'Print the label of a box',
    parameters: [
      {
        name: 'sscc',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'format',
        in: 'query',
        description: '`pdf` when omitted; `zpl` is for printers of 203 dpi',
        values: ['pdf', 'zpl'],
      },
      { name: 'lang', in: 'query', description: 'overrides Accept-Language', values: ['zh', 'en'] },
    ],
  },
  getJobLabels: {
    path: '/v1/packing-jobs/{jobId}/labels',
    summary: 'Print the labels of all packed boxes of a job, by SSCC',
    parameters: [
      { name: 'jobId', in: 'path', description: 'the id of the round it packs', values: [] },
      {
        name: 'format',
        in: 'query',
        description: '`pdf` when omitted; `zpl` is for printers of 203 dpi',
        values: ['pdf', 'zpl'],
      },
      { name: 'lang', in: 'query', description: 'overrides Accept-Language', values: ['zh', 'en'] },
    ],
  },
  listSsccRanges: {
    path: '/v1/sscc-ranges',
    summary: 'Ranges of box numbers, by their first number',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'supplierGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'benchRef', in: 'query', description: 'the bench', values: [] },
    ],
  },
  getSsccRange: {
    path: '/v1/sscc-ranges/{supplierGln}/{rangeId}',
    summary: 'One range: each of its numbers, and how many of them boxes have',
    parameters: [
      {
        name: 'supplierGln',
        in: 'path',
        description:
          'the supplier; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'rangeId', in: 'path', description: 'its own name of the range', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listStock: {
    path: '/v1/stock',
    summary: 'Stock of items and lots, by supplier, first expired first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'supplierGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'gtin',
        in: 'query',
        description:
          'the item; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'lot', in: 'query', description: 'the lot', values: [] },
      { name: 'available', in: 'query', description: 'true: only lots with units left', values: ['true'] },
    ],
  },
  proposeLots: {
    path: '/v1/stock/proposals',
    summary: 'Which lots to take for a packing job or a number of boxes: first expired, first out',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      {
        name: 'jobId',
        in: 'query',
        description: 'the packing job; without it `supplierGln` and `boxType`',
        values: [],
      },
      {
        name: 'supplierGln',
        in: 'query',
        description:
          'the supplier; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'boxType',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'boxes', in: 'query', description: 'boxes of `boxType`', values: [] },
    ],
  },
  listPasses: {
    path: '/v1/passes',
    summary: 'Passes, by id; those that are issued, suspended, revoked or expired now',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'status',
        in: 'query',
        description: 'the present status; `expired`: issued, with an ended validity',
        values: ['issued', 'suspended', 'revoked', 'expired'],
      },
    ],
  },
  getPass: {
    path: '/v1/passes/{passId}',
    summary: 'One pass',
    parameters: [
      { name: 'passId', in: 'path', description: 'id of the pass', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listLoads: {
    path: '/v1/loads',
    summary: 'Loads, by id',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'status',
        in: 'query',
        description: 'only with this status; any when omitted',
        values: ['planned', 'sealed', 'dispatched', 'arrived', 'received'],
      },
      {
        name: 'fromGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'toGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'plate',
        in: 'query',
        description: 'number plate of the vehicle, in any of its forms',
        values: [],
      },
    ],
  },
  getLoad: {
    path: '/v1/loads/{loadId}',
    summary: 'One load: its manifest, passes, checkpoints, arrivals, receipts and discrepancies',
    parameters: [
      { name: 'loadId', in: 'path', description: 'id of the load', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listDoorRounds: {
    path: '/v1/door-rounds',
    summary: 'Door rounds, by id',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'fromGln',
        in: 'query',
        description:
          'the drop point they left; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'teamRef', in: 'query', description: 'who walks', values: [] },
      {
        name: 'status',
        in: 'query',
        description: '`out` while the team still has a box of it',
        values: ['out', 'ended'],
      },
    ],
  },
  getDoorRound: {
    path: '/v1/door-rounds/{doorRoundId}',
    summary: 'One door round: who left with which boxes, and what became of each',
    parameters: [
      { name: 'doorRoundId', in: 'path', description: 'id of the door round', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listNeedAccounts: {
    path: '/v1/ledger/needs',
    summary: 'The money of needs: reserved, posted, voided, refunded, open',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'roundId', in: 'query', description: 'id of the round', values: [] },
      {
        name: 'due',
        in: 'query',
        description: 'true: only needs whose money is not where it should be yet',
        values: ['true'],
      },
    ],
  },
  getNeedAccount: {
    path: '/v1/ledger/needs/{roundId}/{needId}',
    summary: 'The money of one need, box by box',
    parameters: [
      { name: 'roundId', in: 'path', description: 'id of the round', values: [] },
      { name: 'needId', in: 'path', description: 'id of the need in its round', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  getLedgerSummary: {
    path: '/v1/ledger/summary',
    summary: 'The whole ledger: does it balance, and how much is still open',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listLedgerAccounts: {
    path: '/v1/ledger/accounts',
    summary: 'Accounts of the ledger with their balances',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'kind',
        in: 'query',
        description: 'only of this kind',
        values: ['household', 'on-account', 'refunds', 'community', 'supplier', 'cash', 'relief'],
      },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'open',
        in: 'query',
        description: 'true: only accounts whose present balance is not 0',
        values: ['true'],
      },
    ],
  },
  getLedgerAccount: {
    path: '/v1/ledger/accounts/{kind}/{ref}',
    summary: 'The balance of one account',
    parameters: [
      {
        name: 'kind',
        in: 'path',
        description: 'only of this kind',
        values: ['household', 'on-account', 'refunds', 'community', 'supplier', 'cash', 'relief'],
      },
      {
        name: 'ref',
        in: 'path',
        description: 'a GLN, or the reference of a household or a person',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'only entries of this community; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  listLedgerEntries: {
    path: '/v1/ledger/accounts/{kind}/{ref}/entries',
    summary: 'The entries of one account, in the order of the log',
    parameters: [
      {
        name: 'kind',
        in: 'path',
        description: 'only of this kind',
        values: ['household', 'on-account', 'refunds', 'community', 'supplier', 'cash', 'relief'],
      },
      {
        name: 'ref',
        in: 'path',
        description: 'a GLN, or the reference of a household or a person',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  listOpenItems: {
    path: '/v1/ledger/open-items',
    summary: 'Differences between money expected and money there',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'state',
        in: 'query',
        description: 'only in this state; any when omitted',
        values: ['open', 'closed'],
      },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  listSettlements: {
    path: '/v1/ledger/settlements',
    summary: 'Settlements of communities',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  listSettlementStatements: {
    path: '/v1/ledger/settlements/{settlementId}/statements',
    summary: 'The statements that a settlement produced',
    parameters: [
      { name: 'settlementId', in: 'path', description: 'the id in the list of settlements', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  getStatement: {
    path: '/v1/ledger/statements/{kind}/{ref}',
    summary: 'The statement of a household, a grid worker, a community or a supplier for a period',
    parameters: [
      {
        name: 'kind',
        in: 'path',
        description: 'only of this kind',
        values: ['household', 'worker', 'community', 'supplier'],
      },
      {
        name: 'ref',
        in: 'path',
        description: 'the GLN of a community or supplier, or the reference of a household or grid worker',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      {
        name: 'format',
        in: 'query',
        description: 'overrides the header Accept',
        values: ['json', 'csv', 'pdf'],
      },
      { name: 'lang', in: 'query', description: 'overrides Accept-Language', values: ['zh', 'en'] },
      {
        name: 'for',
        in: 'query',
        description:
          'of csv: a spreadsheet, the default, gets words, yuan and texts that it does not change; a program gets codes and fen',
        values: ['spreadsheet', 'program'],
      },
      {
        name: 'from',
        in: 'query',
        description: 'entries that hold after it; from the first one when omitted',
        values: [],
      },
      {
        name: 'to',
        in: 'query',
        description: 'entries that hold from then or earlier; until now when omitted',
        values: [],
      },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'communityGln',
        in: 'query',
        description:
          'only entries of this community; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  listAccounts: {
    path: '/v1/accounts',
    summary: 'The accounts of all places, now or at a moment',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'tier',
        in: 'query',
        description: 'only of this tier; all when omitted',
        values: ['municipal', 'district', 'community', 'supplier'],
      },
      {
        name: 'parentGln',
        in: 'query',
        description:
          'only places directly below this station; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'balanced',
        in: 'query',
        description: 'false: only accounts that do not balance',
        values: ['false'],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
    ],
  },
  getAccount: {
    path: '/v1/accounts/{gln}',
    summary: 'The account of one place; explain=true lists the boxes that do not balance',
    parameters: [
      {
        name: 'gln',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'explain',
        in: 'query',
        description:
          'true: compare the account with the steps of each box; list the boxes that are missing or unproved, and boxes whose row disagrees with their steps',
        values: ['true', 'false'],
      },
    ],
  },
  listHolderAccounts: {
    path: '/v1/holder-accounts',
    summary:
      'The accounts of stations, loads, carriers or teams that ever had a box; those that do not balance',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'kind',
        in: 'query',
        description: 'the kind of holder; a carrier is the driver of loads',
        values: ['station', 'load', 'carrier', 'team'],
      },
      {
        name: 'balanced',
        in: 'query',
        description: 'false: only accounts that do not balance',
        values: ['false'],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
    ],
  },
  getHolderAccount: {
    path: '/v1/holder-accounts/{kind}/{id}',
    summary: 'The account of one holder; explain=true lists the boxes that do not balance',
    parameters: [
      {
        name: 'kind',
        in: 'path',
        description: 'the kind of holder; a carrier is the driver of loads',
        values: ['station', 'load', 'carrier', 'team'],
      },
      {
        name: 'id',
        in: 'path',
        description: 'a GLN, a load id, or the reference of a driver or team',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'explain',
        in: 'query',
        description:
          'true: compare the account with the steps of each box; list the boxes that are missing or unproved, and boxes whose row disagrees with their steps',
        values: ['true', 'false'],
      },
    ],
  },
  getSummary: {
    path: '/v1/summary',
    summary:
      'Boxes by status, broken trails, the accounts of each tier, and the accounts that do not balance',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
    ],
  },
  getAccountDay: {
    path: '/v1/accounts/{gln}/days/{day}',
    summary: 'The account of one place, hour by hour of a day',
    parameters: [
      {
        name: 'gln',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'day', in: 'path', description: 'a date in UTC+8: `2026-03-16`', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
    ],
  },
  listTrails: {
    path: '/v1/trails',
    summary: 'Boxes, by SSCC; those whose trail is broken, complete or still open',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'state',
        in: 'query',
        description: 'only in this state; any when omitted',
        values: ['broken', 'explained', 'complete', 'open'],
      },
    ],
  },
  getTrail: {
    path: '/v1/trails/{sscc}',
    summary: 'The whole trail of one box, and where it breaks. Accept: text/plain gives a timeline',
    parameters: [
      {
        name: 'sscc',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  getTrailsHash: {
    path: '/v1/trails-hash',
    summary: 'The hash of all trails: equal for every recording of the same history',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listFindings: {
    path: '/v1/findings',
    summary: 'The findings of all boxes, oldest first; open ones unless `state` says otherwise',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'state',
        in: 'query',
        description: 'open when omitted; explained: breaks with an answer, which no fact has mended',
        values: ['open', 'explained', 'closed', 'all'],
      },
      {
        name: 'severity',
        in: 'query',
        description: 'only of this severity: a break of the chain of custody, or a question',
        values: ['breaks', 'question'],
      },
      {
        name: 'kind',
        in: 'query',
        description: 'only of this kind',
        values: [
          'never-packed',
          'gap',
          'contradiction',
          'wrong-community',
          'wrong-household',
          'missing',
          'unexpected',
          'wrong-station',
          'never-dispatched',
          'seal-broken',
          'damaged',
          'contents-differ',
          'seal-reused',
          'seal-differs',
          'loaded-unsealed',
          'tier-skipped',
          'pass-not-valid',
          'pass-withdrawn',
          'back-dated',
          'pass-invalid-when-recorded',
          'double-dispatch',
          'overdue-step',
          'held-box-moved',
          'moved-before-hold-known',
          'lost',
          'destroyed',
        ],
      },
      {
        name: 'sscc',
        in: 'query',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'stationGln',
        in: 'query',
        description:
          'where its step took place; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'roundId', in: 'query', description: 'id of the round', values: [] },
      { name: 'loadId', in: 'query', description: 'the load of its step', values: [] },
      {
        name: 'holder',
        in: 'query',
        description: 'who has the box now: GLN of a station, id of a load, reference of a team',
        values: [],
      },
      { name: 'day', in: 'query', description: 'a date in UTC+8: `2026-03-16`', values: [] },
      { name: 'reportedBy', in: 'query', description: 'who recorded its step', values: [] },
    ],
  },
  followChanges: {
    path: '/v1/changes',
    summary: 'Follow what changes: boxes, loads, jobs, rounds, needs, passes',
    parameters: [
      {
        name: 'types',
        in: 'query',
        description:
          'only changes of these kinds, separated by commas; all when omitted: box-damaged, box-destroyed, box-found, box-given-up, box-handed-over, box-lost, box-packed, box-returned, box-seal-found-broken, box-sealed, box-seen, box-type-contents-changed, box-type-price-changed, box-type-published, box-type-suitability-declared, boxes-assigned, boxes-loaded, boxes-received, boxes-taken-off, boxes-unassigned, cash-moved, checkpoint-passed, community-settled, complaint-closed, complaint-filed, complaint-followed, condemned-boxes-written-off, correction-made, custody-limits-set, delivery-failed, discrepancy-resolved, door-round-started, fact-corrected, finding-resolved, goods-received, hold-applied, hold-closed, hold-condemned, hold-inspected, hold-placed, hold-released, household-registered, load-arrived, load-dispatched, load-planned, load-sealed, lot-returned, lot-taken, need-cancelled, need-collected, need-recorded, need-transferred, open-item-closed, packing-job-accepted, packing-job-completed, packing-job-created, packing-job-declined, packing-job-fell-short, packing-job-kept, packing-job-moved, packing-job-not-moved, packing-job-scheduled, pass-issued, pass-reinstated, pass-revoked, pass-suspended, pass-verified, recall-closed, recall-opened, recalled-boxes-recovered, recalled-boxes-written-off, responsible-named, round-closed, round-moved, round-not-moved, round-opened, sscc-range-allocated, station-changed, station-code-taken, station-registered, supplier-changed, supplier-registered, supplier-status-set',
        values: [],
      },
      {
        name: 'from',
        in: 'query',
        description: 'log position to begin after; `Last-Event-ID` takes precedence',
        values: [],
      },
      {
        name: 'follow',
        in: 'query',
        description:
          'true, the default: follow what is recorded; false: one page, up to the present end of the log',
        values: ['true', 'false'],
      },
      {
        name: 'limit',
        in: 'query',
        description: 'changes of a page, 50 when omitted; only with follow=false',
        values: [],
      },
    ],
  },
  exportTrail: {
    path: '/v1/exports/trails/{sscc}',
    summary: 'Export the trail of a box',
    parameters: [
      {
        name: 'sscc',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'format',
        in: 'query',
        description: 'overrides the header Accept',
        values: ['json', 'csv', 'html', 'pdf'],
      },
      {
        name: 'lang',
        in: 'query',
        description: 'of html and pdf; overrides Accept-Language',
        values: ['en', 'zh'],
      },
      {
        name: 'for',
        in: 'query',
        description:
          'of csv: a spreadsheet, the default, gets keys in GS1 notation and an apostrophe before each text that it would change or run; a program gets every value exactly as it is recorded',
        values: ['spreadsheet', 'program'],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'position',
        in: 'query',
        description: 'only events up to this log position; the last one when omitted',
        values: [],
      },
    ],
  },
  exportRound: {
    path: '/v1/exports/rounds/{roundId}',
    summary: 'Export a round: its events, and the state of each of its boxes',
    parameters: [
      { name: 'roundId', in: 'path', description: 'id of the round', values: [] },
      {
        name: 'format',
        in: 'query',
        description: 'overrides the header Accept',
        values: ['json', 'csv', 'html', 'pdf'],
      },
      {
        name: 'lang',
        in: 'query',
        description: 'of html and pdf; overrides Accept-Language',
        values: ['en', 'zh'],
      },
      {
        name: 'for',
        in: 'query',
        description:
          'of csv: a spreadsheet, the default, gets keys in GS1 notation and an apostrophe before each text that it would change or run; a program gets every value exactly as it is recorded',
        values: ['spreadsheet', 'program'],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'position',
        in: 'query',
        description: 'only events up to this log position; the last one when omitted',
        values: [],
      },
    ],
  },
  exportStationDay: {
    path: '/v1/exports/stations/{gln}/days/{day}',
    summary: "Export a station's day: its account, and every movement of a box",
    parameters: [
      {
        name: 'gln',
        in: 'path',
        description:
          'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'day', in: 'path', description: 'a date in UTC+8: `2026-03-16`', values: [] },
      {
        name: 'format',
        in: 'query',
        description: 'overrides the header Accept',
        values: ['json', 'csv', 'html', 'pdf'],
      },
      {
        name: 'lang',
        in: 'query',
        description: 'of html and pdf; overrides Accept-Language',
        values: ['en', 'zh'],
      },
      {
        name: 'for',
        in: 'query',
        description:
          'of csv: a spreadsheet, the default, gets keys in GS1 notation and an apostrophe before each text that it would change or run; a program gets every value exactly as it is recorded',
        values: ['spreadsheet', 'program'],
      },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
      {
        name: 'position',
        in: 'query',
        description: 'only events up to this log position; the last one when omitted',
        values: [],
      },
    ],
  },
  listHeldBoxes: {
    path: '/v1/held-boxes',
    summary: 'Boxes that a station, a load or a team has now, and for how long; the longest first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'station',
        in: 'query',
        description:
          'boxes that this station has; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'load', in: 'query', description: 'boxes that travel with this load', values: [] },
      { name: 'team', in: 'query', description: 'boxes that this team has', values: [] },
    ],
  },
  listOverdueBoxes: {
    path: '/v1/overdue-boxes',
    summary:
      'Boxes that their holder has had for longer than the limit of custody; the longest overdue first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'station',
        in: 'query',
        description:
          'boxes that this station has; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'load', in: 'query', description: 'boxes that travel with this load', values: [] },
      { name: 'team', in: 'query', description: 'boxes that this team has', values: [] },
    ],
  },
  listOpenLoads: {
    path: '/v1/open-loads',
    summary:
      'Loads on the road that need a person: late, or under a pass that is not valid; the oldest first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'problem',
        in: 'query',
        description: 'why the load needs a person',
        values: ['late', 'invalid-pass'],
      },
    ],
  },
  getWorkCounts: {
    path: '/v1/work-counts',
    summary:
      'How many findings, boxes and loads wait for a person, and how many findings were answered today',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listEventsOfActor: {
    path: '/v1/actors/{actor}/events',
    summary: 'The events that one actor caused, in the order of the log',
    parameters: [
      { name: 'actor', in: 'path', description: 'the holder of an API key, or a policy', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  listLoadsOfPass: {
    path: '/v1/passes/{passId}/loads',
    summary: 'Loads that relied on a pass, and how its withdrawal affects each',
    parameters: [
      { name: 'passId', in: 'path', description: 'id of the pass', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  listComplaints: {
    path: '/v1/complaints',
    summary: 'Complaints, the oldest first; of a supplier, a lot, a kind or a box',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'status',
        in: 'query',
        description: 'only complaints in this state; all when omitted',
        values: ['open', 'closed'],
      },
      {
        name: 'kind',
        in: 'query',
        description: 'only complaints of this kind',
        values: ['mouldy', 'short-weight', 'wrong-date', 'other'],
      },
      {
        name: 'supplierGln',
        in: 'query',
        description:
          'only complaints about boxes that were packed here; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'gtin',
        in: 'query',
        description:
          'only of boxes with a lot of this item; with lot; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'lot', in: 'query', description: 'only of boxes with this lot; with gtin', values: [] },
      {
        name: 'sscc',
        in: 'query',
        description:
          'only complaints about this box; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  countComplaints: {
    path: '/v1/complaint-counts',
    summary: 'How many complaints each supplier, lot or kind has',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'by',
        in: 'query',
        description: 'what they are counted by',
        values: ['supplier', 'lot', 'kind'],
      },
    ],
  },
  getComplaint: {
    path: '/v1/complaints/{complaintId}',
    summary: 'One complaint: its box, lots and supplier, and what followed from it',
    parameters: [
      { name: 'complaintId', in: 'path', description: 'the complaint', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listHolds: {
    path: '/v1/holds',
    summary: 'Holds: those in force first, then condemned ones, the oldest of each first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'status',
        in: 'query',
        description: 'only holds in this state; all when omitted',
        values: ['held', 'condemned', 'released', 'closed'],
      },
      {
        name: 'gtin',
        in: 'query',
        description:
          'only holds of lots of this item; with lot; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'lot', in: 'query', description: 'only holds of this lot; with gtin', values: [] },
      {
        name: 'sscc',
        in: 'query',
        description:
          'only holds that reach this box, of any kind; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      { name: 'loadId', in: 'query', description: 'only holds of this load', values: [] },
      {
        name: 'atGln',
        in: 'query',
        description:
          'only holds of the stock of this station; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
  getHold: {
    path: '/v1/holds/{holdId}',
    summary: 'One hold, with its boxes counted by outcome, and its inspections',
    parameters: [
      { name: 'holdId', in: 'path', description: 'the hold', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listHoldBoxes: {
    path: '/v1/holds/{holdId}/boxes',
    summary: 'Every box that a hold reaches: where it is, who has it now, and what became of it',
    parameters: [
      { name: 'holdId', in: 'path', description: 'the hold', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'outcome',
        in: 'query',
        description: 'only boxes with this outcome',
        values: ['open', 'released', 'destroyed', 'written-off'],
      },
    ],
  },
  listRecalls: {
    path: '/v1/recalls',
    summary: 'Recalls, the oldest first',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'status',
        in: 'query',
        description: 'only recalls in this state; all when omitted',
        values: ['open', 'closed'],
      },
    ],
  },
  getRecall: {
    path: '/v1/recalls/{recallId}',
    summary: 'One recall, with its boxes counted by outcome',
    parameters: [
      { name: 'recallId', in: 'path', description: 'the recall', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
    ],
  },
  listRecalledBoxes: {
    path: '/v1/recalls/{recallId}/boxes',
    summary: 'Every box of a recall: where it is, who has it now, and what became of it',
    parameters: [
      { name: 'recallId', in: 'path', description: 'the recall', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      {
        name: 'outcome',
        in: 'query',
        description: 'only boxes with this outcome',
        values: ['open', 'recovered', 'destroyed', 'written-off'],
      },
    ],
  },
  listRecallHolders: {
    path: '/v1/recalls/{recallId}/holders',
    summary: 'Who has boxes of a recall, and how many; residents are one line',
    parameters: [
      { name: 'recallId', in: 'path', description: 'the recall', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
    ],
  },
  getLoadHistory: {
    path: '/v1/load-history/{loadId}',
    summary: 'A load at a moment: its events, and its boxes with status and custody',
    parameters: [
      { name: 'loadId', in: 'path', description: 'id of the load', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
    ],
  },
  getRoundHistory: {
    path: '/v1/round-history/{roundId}',
    summary: 'A round at a moment: opened, closed, packed, and its boxes by status and custody',
    parameters: [
      { name: 'roundId', in: 'path', description: 'id of the round', values: [] },
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      { name: 'at', in: 'query', description: 'event time: events until then; now when omitted', values: [] },
      {
        name: 'knownAt',
        in: 'query',
        description: 'record time: what was known by then; now when omitted',
        values: [],
      },
    ],
  },
  compareTrails: {
    path: '/v1/diff',
    summary: 'Boxes whose state differs between two moments, with both states',
    parameters: [
      {
        name: 'atLeast',
        in: 'query',
        description: 'wait (at most 5 s) until this log position is visible',
        values: [],
      },
      { name: 'limit', in: 'query', description: 'items of a page, at most', values: [] },
      { name: 'cursor', in: 'query', description: '`next` of the page before', values: [] },
      { name: 'fromAt', in: 'query', description: 'event time of the first moment', values: [] },
      { name: 'fromKnownAt', in: 'query', description: 'record time of the first moment', values: [] },
      { name: 'toAt', in: 'query', description: 'event time of the second moment', values: [] },
      { name: 'toKnownAt', in: 'query', description: 'record time of the second moment', values: [] },
      {
        name: 'sscc',
        in: 'query',
        description:
          'only this box; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
      {
        name: 'gln',
        in: 'query',
        description:
          'only boxes that have been in the custody of this place; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN',
        values: [],
      },
    ],
  },
} as const satisfies Record<
  string,
  { readonly path: string; readonly summary: string; readonly parameters: readonly ReadParameter[] }
>;

/** The name of a GET route. */
export type ReadId = keyof typeof reads;

import { wordsOf } from './words';

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** English */
export const en = wordsOf({
  language: 'en',
  lang: 'en',
  titles: { trail: 'Trail of a box', round: 'Round', 'station-day': 'Day of a station' },
  statuses: {
    unknown: 'unknown',
    packed: 'packed',
    'at-station': 'at a station',
    'in-transit': 'in transit',
    'out-for-delivery': 'out for delivery',
    delivered: 'delivered',
    undelivered: 'not delivered',
    lost: 'lost',
    destroyed: 'destroyed',
  },
  verdicts: {
    valid: 'valid',
    'not-yet-valid': 'not yet valid',
    expired: 'expired',
    'out-of-zone': 'out of zone',
    suspended: 'suspended',
    revoked: 'revoked',
    unknown: 'unknown',
  },
  tiers: {
    municipal: 'municipal station',
    district: 'district station',
    community: 'community drop point',
    supplier: 'supplier',
  },
  rounds: {
    opened: 'opened',
    closed: 'closed',
    packing: 'packing',
    packed: 'packed',
    'packed-short': 'packed, with shortages',
  },
  methods: { 'in-person': 'in person', 'left-at-door': 'left at the door', 'pick-up': 'picked up' },
  reasons: {
    'not-at-home': 'not at home',
    refused: 'refused',
    'wrong-door': 'wrong door',
    other: 'other reason',
  },
  movements: { in: 'in', out: 'out', 'written-off': 'written off' },
  trails: {
    complete: 'complete',
    'unbroken-so-far': 'unbroken so far',
    broken: 'broken',
    'broken-explained': 'broken, explained',
  },
  nobody: 'nobody',
  nobodyHadIt: 'nobody was known to have the box',
  holder: (of, id) => `${of} ${id}`,
  isWith: (holder) => `${holder} has the box`,
  hadIt: (holder) => `${holder} had the box`,
  pair: (label, text) => `${label}: ${text}`,
  semicolon: '; ',
  comma: ', ',
  note: (text) => ` (${text})`,

  facts: {
    box: 'Box (SSCC)',
    round: 'Round',
    station: 'Station (GLN)',
    day: 'Day',
    at: 'Event time up to',
    knownAt: 'Record time up to',
    unlimited: 'not limited (all up to the log position)',
    position: 'Log position',
    madeAt: 'Report created',
    hash: 'Fingerprint (SHA-256)',
    recordedHash: 'Fingerprint recorded when it was first exported',
    community: 'Community',
    supplier: 'Supplier',
    cutoff: 'Cut-off',
  },
  columns: {
    number: 'No.',
    happened: 'Happened',
    recorded: 'recorded',
    what: 'Step',
    where: 'Place',
    custody: 'In custody of',
    box: 'Box',
    status: 'Status',
    last: 'Last step',
    movement: 'Books',
    count: 'Boxes',
    account: 'Account',
    thisDay: 'This day',
    sinceTheBeginning: 'From the beginning of the record',
    event: 'Event in the log',
    why: 'Why it cannot be read',
  },
  sections: {
    steps: 'All steps',
    history: 'Events of the round',
    byStatus: 'Boxes by status',
    boxes: 'Boxes',
    accounts: 'Accounts',
    findings: 'Steps with findings',
    entries: 'All movements of the day, and steps with findings',
    unreadable: 'Unreadable events that may concern the box',
    none: 'None.',
  },
  accounts: {
    opening: 'Held when the day began',
    in: 'In',
    out: 'Out',
    writtenOff: 'Written off',
    held: 'Held when it ended (counted box by box)',
    balanced: 'balanced',
    unbalanced: 'DOES NOT BALANCE',
    equation: 'opening + in = out + written off + held',
    balances: 'The books balance.',
    doesNot: 'THE BOOKS DO NOT BALANCE.',
  },

  times: 'all times in this report are in UTC+8',
  small: {
    event: 'event',
    position: 'position',
    actor: 'actor',
    load: 'load',
    pass: 'pass',
    late: 'recorded after a later event',
    plate: 'plate',
    driver: 'driver',
    seal: 'seal',
    receivedBy: 'received by',
    proof: 'proof',
    by: 'by',
  },
  stepText: (kind, place, load) =>
    `${kind}${place === '' ? '' : ` at ${place}`}${load === '' ? '' : ` with load ${load}`}`,
  marks: {
    breaks: 'BREAK',
    explained: 'BREAK, explained',
    question: 'Question',
    answered: 'Answered',
    toDo: 'To do',
  },
  answersNothing: 'answers nothing: the box had no such finding until then',
  answered: (step, time, resolution, outcome, by) =>
    `answered by ${step} ${time}${outcome === '' ? '' : `, outcome: ${outcome}, by ${by}`}${resolution === null ? '' : `: ${resolution}`}`,
  outcomes: {
    found: 'found',
    lost: 'lost',
    'written-off': 'written off',
    'delivered-elsewhere': 'delivered elsewhere',
    'recording-error': 'recording error',
  },
  corrected: (withdrawn, time, by, reason, position) =>
    `does not count: ${withdrawn ? 'withdrawn' : 'corrected'} ${time} by ${by}: ${reason} (log position ${position})`,
  overdue: (holder, hours, limitHours) =>
    `Overdue: ${holder} has had the box for ${hours} h; ${limitHours} h are allowed.`,

  whole: (status, holder) => `The trail is complete: ${status}; ${holder}.`,
  soFar: (status, holder) => `No gap so far: ${status}; ${holder}.`,
  lastKnown: (status, holder) => `Where the box is now is not known. Last known: ${status}; ${holder}.`,
  changed: (id, time) =>
    `CHANGED: on ${time} this export had another fingerprint for the same log position (difference ${id}).`,
  changeAccepted: (time, by, reason) => `Accepted on ${time} by ${by}: ${reason}`,
  breaksAfter: (step) =>
    step === null ? 'The trail breaks: it has no sure beginning, ' : `The trail breaks after ${step}, `,
  breaksUntil: (step, finding) =>
    `${step === null ? 'and the box was not seen again' : `until ${step}`} (${finding}).`,
  named: (number, kind, place, time) =>
    `step ${number}, ${kind}${place === '' ? '' : ` at ${place}`} ${time}`,
  explained: (explanation) => `Broken, explained: ${explanation}.`,
  more: (breaks, questions) => {
    const parts = [
      ...(breaks > 0 ? [plural(breaks, 'more break')] : []),
      ...(questions > 0 ? [plural(questions, 'open question')] : []),
    ];
    return parts.length === 0 ? '' : `${parts.join(', ')}.`;
  },
  roundVerdict: (boxes, broken, questions) =>
    `${plural(boxes, 'box', 'boxes')}: ${plural(broken, 'trail')} broken, ${questions} unbroken with open questions.`,
  dayVerdict: (entries, findings, broken) =>
    `${plural(entries, 'step', 'steps')}, ${findings} with findings; ${plural(broken, 'box', 'boxes')} whose trail is broken.`,

  proof: {
    title: 'How to check this report',
    steps: (path, position) => [
      `Fetch the same export again: GET ${path}`,
      'Take its fingerprint: jq -jcS .document FILE.json | sha256sum. It must equal the one above. If it differs, this paper, the log, a view or the rules of the program were changed since; GET /v1/differences lists the changes that were found.',
      'Fetch it once more without position: the same fingerprint means that nothing about it has been recorded, added late or corrected since.',
      `Every step names the event it comes from. GET /v1/events?after=POSITION-1&limit=1 shows the event itself; this report uses no event after position ${position}.`,
      'The fingerprint covers GLNs, not the names of places, which may change, and not the creation time of the report.',
      'The fingerprint is compared with the one recorded at the first export. It does not reveal changes to the log before the first export.',
    ],
  },
  signatures: ['Checked by', 'Office', 'Date', 'Signature'],
  pageOf: (page, of) => `Page ${page} of ${of}`,
  running: (title, subject, position, hash) =>
    `${title} ${subject}  ·  log position ${position}  ·  SHA-256 ${hash}`,
});

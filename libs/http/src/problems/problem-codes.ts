import { code, type RefusalCode, type RefusalTable } from '@boxtrail/kernel';

interface ProblemMeaning {
  readonly status: number;
  readonly meaning: string;
  /** What the caller can do about it. */
  readonly help: string;
}

const problem = (status: number, meaning: string, help: string): ProblemMeaning => ({
  status,
  meaning,
  help,
});

const sendAgain = 'Send the same request with the same Idempotency-Key after `Retry-After` seconds.';

/** Codes of the HTTP layer itself: no rule of a context is involved. A gateway answers with them too. */
export const httpProblems = {
  REQUEST_MALFORMED: problem(400, 'The request is not valid HTTP.', 'Correct what the detail names.'),
  API_KEY_MISSING: problem(401, 'No API key was sent.', 'Send `Authorization: Bearer bt_...`.'),
  API_KEY_INVALID: problem(
    401,
    'The API key is malformed, unknown or expired.',
    'Send a valid key, or ask an admin for a new one.',
  ),
  ROUTE_UNKNOWN: problem(404, 'No route has this path.', 'Check the path in the OpenAPI document.'),
  METHOD_NOT_ALLOWED: problem(
    405,
    'The path exists, but not with this method.',
    'Use a method that `Allow` names.',
  ),
  NOT_ACCEPTABLE: problem(406, 'The route has no answer of an accepted media type.', 'Change `Accept`.'),
  IDEMPOTENCY_KEY_IN_PROGRESS: problem(
    409,
    'Another request with this Idempotency-Key is being handled.',
    'Send this one again after `Retry-After` seconds.',
  ),
  REQUEST_TIMEOUT: problem(
    408,
    'The headers or the body did not arrive in time. Nothing was done.',
    'Send the request again.',
  ),
  BODY_TOO_LARGE: problem(413, 'The body is longer than the limit.', 'Send it in parts.'),
  URL_TOO_LONG: problem(414, 'A path parameter is too long.', 'Check the path.'),
  MEDIA_TYPE_UNSUPPORTED: problem(
    415,
    'The route does not take a body of this media type or charset.',
    'Use a type that `Accept` in the answer names, in UTF-8.',
  ),
  CONTENT_ENCODING_UNSUPPORTED: problem(
    415,
    'The body is compressed or has an unsupported transfer coding.',
    'Send the body without Content-Encoding.',
  ),
  EXPECTATION_FAILED: problem(417, 'The `Expect` header is not supported.', 'Send `100-continue` or none.'),
  TOO_MANY_IN_FLIGHT: problem(
    429,
    'The caller has too many requests in flight. Nothing was done.',
    'Send fewer requests at once, and this one again after `Retry-After` seconds.',
  ),
  TOO_MANY_BAD_KEYS: problem(
    429,
    'Too many unknown API keys came from this address.',
    'Send a valid key after `Retry-After` seconds.',
  ),
  HEADERS_TOO_LARGE: problem(431, 'The request line and the headers are too long.', 'Send shorter ones.'),
  INTERNAL: problem(500, 'The service failed.', 'Report the trace id; the log has the cause under it.'),
  EVENT_UNREADABLE: problem(
    500,
    'A stored event that the answer needs cannot be read by this release.',
    'Report the trace id; an operator restores the event or deploys a release that reads it.',
  ),
  OVERLOADED: problem(503, 'The service works at its limit. Nothing was done.', sendAgain),
  STOPPING: problem(503, 'The process is about to end. Nothing was done.', sendAgain),
  NOT_READY: problem(503, 'The process is not ready to serve.', 'Ask again later.'),
  VIEW_BEHIND: problem(
    503,
    'The view is being filled, or has not reached the position asked for in time.',
    sendAgain,
  ),
  STORE_UNAVAILABLE: problem(
    503,
    'The event store does not answer; the command may have been recorded.',
    sendAgain,
  ),
  DATABASE_UNAVAILABLE: problem(503, 'The database does not answer.', sendAgain),
  SERVICE_UNAVAILABLE: problem(503, 'No instance of the service answers the gateway.', sendAgain),
  STORAGE_FULL: problem(507, 'The disk of the database is full. Reads still work.', sendAgain),
  QUARANTINE_FULL: problem(
    507,
    'A line cannot be recorded, and there is no room to keep it in quarantine.',
    'Send the line again when lines in quarantine have been settled.',
  ),
} as const satisfies Record<string, ProblemMeaning>;

/** Refusals that every service has: of requests in general, and of the routes that all services share. */
export const routeRefusals = {
  BODY_EMPTY: code.invalid('The route expects a body.', 'Send the body that the OpenAPI document describes.'),
  JSON_INVALID: code.invalid('The body or the line is not the JSON expected.', 'Correct the JSON.'),
  ENCODING_INVALID: code.invalid('The text is not valid UTF-8.', 'Save and send it as UTF-8.'),
  CSV_INVALID: code.invalid('The line is not valid CSV.', 'Correct the quotes and separators of the line.'),
  HEADER_INVALID: code.invalid('The header line of the CSV is wrong.', 'Use the column names in the detail.'),
  COLUMN_COUNT: code.invalid(
    'A row has more or fewer cells than the header.',
    'Give the row one cell for each column.',
  ),
  NUMBER_SHORTENED: code.invalid(
    'A spreadsheet has shortened a number.',
    'Format the column as text and export the file again.',
  ),
  LINE_TOO_LONG: code.invalid('A line of the body is longer than the limit.', 'Send shorter lines.'),
  EVENT_INVALID: code.invalid(
    'The event that would be recorded does not have the form of its schema.',
    'Send smaller or fewer values, as the detail says.',
  ),
  CURSOR_INVALID: code.invalid(
    'The cursor or Last-Event-ID is none that this query has returned.',
    'Send the value of the previous page or event unchanged, or start again without it.',
  ),
  POSITION_UNKNOWN: code.invalid(
    'The log does not have this position.',
    'Use a position that an answer has named.',
  ),
  TIME_IN_FUTURE: code.invalid('The time lies in the future.', 'Correct the time or the clock it came from.'),
  TIME_IN_PAST: code.invalid('The time lies in the past.', 'Give a time in the future.'),
  REPLAY_TOO_LONG: code.invalid(
    'The replay has more events than can be sorted by the time they happened.',
    'Ask for a shorter period, or with `by=recorded`.',
  ),
  IDEMPOTENCY_KEY_MISSING: code.invalid(
    'The command has no Idempotency-Key.',
    'Send one, new for each command.',
  ),
  IDEMPOTENCY_KEY_INVALID: code.invalid(
    'The Idempotency-Key is not 1 to 200 visible ASCII characters.',
    'Send another key.',
  ),
  IDEMPOTENCY_KEY_REUSED: code.reused(
    'The Idempotency-Key was used for another request.',
    'Send a new key with a new request.',
  ),
  IF_MATCH_INVALID: code.invalid(
    'If-Match is neither `*` nor a list of ETags.',
    'Send the ETag as it was given.',
  ),
  IF_MATCH_MISSING: code.precondition(
    'The command overwrites something and must name the revision it was decided on.',
    'Read the resource, and send its ETag in If-Match.',
  ),
  STALE_REVISION: code.stale(
    'The resource has changed since the revision in If-Match.',
    'Read it again, decide again and send its new ETag.',
  ),
  ROLE_NOT_ALLOWED: code.forbidden(
    'The role of the key may not call this route.',
    'Use a key of another role.',
  ),
  KEY_NOT_SHOWN_AGAIN: code.rule(
    'The API key was issued before; a key is shown only once.',
    'Use the key you have, or issue one with another Idempotency-Key.',
  ),
  VIEW_UNKNOWN: code.unknown('No such view exists.', 'Use a name that the detail lists.'),
  DIFFERENCE_UNKNOWN: code.unknown('No such difference is known.', 'Check the id.'),
  DIFFERENCE_ACCEPTED: code.rule(
    'The difference was accepted before, with another reason.',
    'Read it again.',
  ),
  GROUP_UNKNOWN: code.unknown('No such consumer group runs here.', 'Check the name of the group.'),
  PARKED_UNKNOWN: code.unknown('No such message is parked.', 'Check the id; it may have been replayed.'),
  TOPIC_UNKNOWN: code.unknown('No such topic is published here.', 'Check the name of the context.'),
  NO_TOPICS: code.rule('Without Kafka there are no topics to publish to.', 'Run the services with Kafka.'),
  QUARANTINE_UNKNOWN: code.unknown('No such line is in quarantine.', 'Check the id.'),
  QUARANTINE_LINE_DONE: code.rule('The line was recorded or closed before.', 'Read it again.'),
  QUARANTINE_NO_RESEND: code.rule(
    'Lines of this source cannot be sent again.',
    'Close the line with a note.',
  ),
  QUARANTINE_TRIED_ENOUGH: code.rule(
    'The line has been sent again too often.',
    'Close it and send a corrected one to its route.',
  ),
  CLOUDEVENT_INVALID: code.invalid(
    'The Kafka message is not the CloudEvent that the topic takes.',
    'Send the attributes and the data that the AsyncAPI document describes.',
  ),
  MESSAGE_KEY_WRONG: code.invalid(
    'The key of the Kafka message is not the subject of its event.',
    'Use the key that the AsyncAPI document describes.',
  ),
  RECORDS_UNREADABLE: code.invalid(
    'Kafka cannot deliver records of a partition, so they were passed over.',
    'Send the facts that the detail names again.',
  ),
  NOT_HANDLED: code.invalid(
    'The line or message was not handled because the service failed.',
    'Send it again; report it if that does not help.',
  ),
} satisfies RefusalTable;

export type RouteRefusals = typeof routeRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends RouteRefusals {}
}

export type HttpCode = keyof typeof httpProblems;

/** Every `code` that an answer or a line can have. */
export type ProblemCode = HttpCode | RefusalCode;

/** The `type` of a problem document (RFC 9457). */
export const problemType = (code: ProblemCode): string =>
  `https://boxtrail.example/problems/${code.toLowerCase().replaceAll('_', '-')}`;

/** The code of an error that the HTTP server or the framework found, by its status. */
export function codeOfStatus(status: number): HttpCode {
  const codes: Readonly<Record<number, HttpCode>> = {
    404: 'ROUTE_UNKNOWN',
    405: 'METHOD_NOT_ALLOWED',
    406: 'NOT_ACCEPTABLE',
    408: 'REQUEST_TIMEOUT',
    413: 'BODY_TOO_LARGE',
    414: 'URL_TOO_LONG',
    415: 'MEDIA_TYPE_UNSUPPORTED',
    431: 'HEADERS_TOO_LARGE',
  };
  return codes[status] ?? 'REQUEST_MALFORMED';
}

import type { Refusal } from '@boxtrail/kernel';
import type { Caller } from '@boxtrail/http';
import type { Line, LineAnswer } from './bulk';

/** A line of quarantine that is sent again, as it was or mended. */
export interface ResentLine extends Line {
  /** Its source in quarantine. */
  readonly source: string;
  /** When it first came, RFC 3339, UTC: for a body that does not say when it happened. */
  readonly time: string;
  /** Names the request: sent twice, it has one effect. */
  readonly commandId: string;
}

/** Takes lines of quarantine in again, by the rules they first came under. */
export interface Resendable {
  /** Names of the sources in quarantine. */
  readonly sources: readonly string[];
  /** A refusal is an answer as well: then the line stays in quarantine. */
  resend(line: ResentLine, caller: Caller): Promise<LineAnswer | Refusal>;
}

/** Which context takes in the lines of a source. */
const contexts: Readonly<Record<string, string>> = {
  stations: 'orders',
  scans: 'delivery',
  'scans.in': 'delivery',
  'loads/receipts': 'delivery',
};

/** `delivery.17`: the context stands in the id, so that a gateway finds the service that can take the line in. */
export const lineId = (source: string, number: string): string =>
  contexts[source] === undefined ? number : `${contexts[source]}.${number}`;

/** Ids as `lineId` makes them, also without the context. */
export const lineIdPattern = /^([a-z-]{1,20}\.)?[1-9]\d{0,14}$/;

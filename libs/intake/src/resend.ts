import type { Refusal } from '@boxtrail/kernel';
import type { Caller } from '@boxtrail/http';
import type { Line, LineAnswer } from './bulk';

/** A resent quarantined line, unchanged or corrected. */
export interface ResentLine extends Line {
  /** Its source in quarantine. */
  readonly source: string;
  /** When it first arrived, RFC 3339, UTC: for a body without its own time. */
  readonly time: string;
  /** Idempotency key: a retry has no second effect. */
  readonly commandId: string;
}

/** Processes quarantined lines again, by the rules of their source. */
export interface Resendable {
  /** The quarantine sources it handles. */
  readonly sources: readonly string[];
  /** A refusal is a result too: the line then stays in quarantine. */
  resend(line: ResentLine, caller: Caller): Promise<LineAnswer | Refusal>;
}

/** The context that handles each source. */
const contexts: Readonly<Record<string, string>> = {
  stations: 'orders',
  scans: 'delivery',
  'scans.in': 'delivery',
  'loads/receipts': 'delivery',
};

/** `delivery.17`: the id includes the context, so that a gateway can route the resend. */
export const lineId = (source: string, number: string): string =>
  contexts[source] === undefined ? number : `${contexts[source]}.${number}`;

/** Parses ids made by `lineId`, also without the context. */
export const lineIdPattern = /^([a-z-]{1,20}\.)?[1-9]\d{0,14}$/;

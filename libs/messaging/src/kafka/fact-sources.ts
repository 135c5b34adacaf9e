import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { invalid, type Refusal, whatIsWrong } from '@boxtrail/kernel';
import { type Principal, type Role } from '@boxtrail/http';
import type { CloudEvent } from '../cloud-events/cloud-event';

/** A sender of facts, as the file of sources names it. */
interface FactSource {
  /** Shared with the sender; the key of its HMAC. */
  readonly secret: string;
  readonly role: Role;
  /** Places that it reports from, with the stations below them; null for the whole network. */
  readonly stations: readonly [string, ...string[]] | null;
}

/** The senders whose facts are taken from topics. */
export interface FactSources {
  readonly bySource: ReadonlyMap<string, FactSource>;
  /** What becomes of facts of sources that are not named. */
  readonly others: 'quarantine' | 'accept';
}

/** Nobody is named, and everybody is taken for whom they say they are: a cluster's ACLs decide who may write. */
export const anySource: FactSources = { bySource: new Map(), others: 'accept' };

const reporterRoles: readonly string[] = ['partner', 'station', 'team', 'packer', 'carrier'];
/** Characters of a secret: 32 of hexadecimal digits hold 128 bits. */
const shortestSecret = 32;

/** Reads the file of sources. Adds to `problems` what is wrong with it, never a secret. */
export function readFactSources(
  file: string,
  others: FactSources['others'],
  problems: string[],
): FactSources {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    problems.push('KAFKA_SOURCES_FILE must name a file of JSON');
    return { bySource: new Map(), others };
  }
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
  if (entries.length === 0) problems.push('KAFKA_SOURCES_FILE must name at least one source');
  const bySource = new Map(
    entries.flatMap(([source, value]): [string, FactSource][] => {
      const known = sourceIn(value);
      if (typeof known === 'object') return [[source, known]];
      problems.push(`KAFKA_SOURCES_FILE: ${source}: ${known}`);
      return [];
    }),
  );
  return { bySource, others };
}

/** The source, or what is wrong with it. */
function sourceIn(value: unknown): FactSource | string {
  const { secret, role = 'partner', stations } = (value ?? {}) as Record<string, unknown>;
  if (typeof secret !== 'string' || secret.length < shortestSecret)
    return `its secret needs ${shortestSecret} characters`;
  if (typeof role !== 'string' || !reporterRoles.includes(role))
    return `its role must be one of ${reporterRoles.join(', ')}`;
  if (stations === 'all') return { secret, role: role as Role, stations: null };
  const glns: unknown[] = Array.isArray(stations) ? stations : [];
  const valid = glns.filter(
    (gln): gln is string => typeof gln === 'string' && whatIsWrong('gln', gln) === undefined,
  );
  const [first, ...rest] = valid;
  if (first === undefined || valid.length < glns.length) return 'its stations must be GLNs, or "all"';
  return { secret, role: role as Role, stations: [first, ...rest] };
}

/** Who sends a fact. Throws `SOURCE_NOT_AUTHENTIC` when it is not signed by the source that it names. */
export function senderOf({ bySource, others }: FactSources, event: CloudEvent): Principal {
  const { source, data, signature } = event;
  const known = bySource.get(source);
  if (known === undefined) {
    if (others === 'accept') return { subject: source, role: 'partner', stationGln: null };
    throw notAuthentic(`no source ${source} is known here`);
  }
  if (signature === undefined) throw notAuthentic(`a message of ${source} needs a signature in ce_signature`);
  if (!isSignedWith(known.secret, data, signature))
    throw notAuthentic(`the signature is not that of ${source} for this body`);
  const { role, stations } = known;
  if (stations === null) return { subject: source, role, stationGln: null };
  return { subject: source, role, stationGln: stations[0], area: new Set(stations) };
}

/** `sha256=` and the HMAC-SHA256 (hex) of the body. */
export const signatureOf = (secret: string, body: Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

function isSignedWith(secret: string, body: Buffer, given: string): boolean {
  const [own, other] = [Buffer.from(signatureOf(secret, body)), Buffer.from(given.toLowerCase())];
  return own.length === other.length && timingSafeEqual(own, other);
}

const notAuthentic = (detail: string): Refusal => invalid('SOURCE_NOT_AUTHENTIC', detail);

import type { Metadata, ServerErrorResponse } from '@grpc/grpc-js';
import { failures } from './failures';

const nobody = '';

/** The users of a server, and what they may do. `admin` may do everything. */
export class Rights {
  /** Who may read `$all`, and who may read and write streams of users, by name. */
  readonly allReaders = new Set<string>();
  readonly streamReaders = new Set<string>();
  readonly streamWriters = new Set<string>();
  /** Whether a call without a user is looked at; else it is refused as one with a wrong password. */
  anonymous = true;

  constructor(private readonly passwords: Readonly<Record<string, string>>) {}

  /** Why a call is refused that has these headers. */
  refusal(headers: Metadata, right?: 'read' | 'write', stream?: string): ServerErrorResponse | undefined {
    const user = this.userOf(headers);
    if (user === undefined) return failures.unauthenticated();
    if (right === undefined || user === 'admin') return undefined;
    const readers = stream === undefined ? this.allReaders : this.streamReaders;
    const allowed = right === 'read' ? readers : this.streamWriters;
    return allowed.has(user) ? undefined : failures.accessDenied();
  }

  /** Undefined for a user that is not known, or not with this password. */
  private userOf(headers: Metadata): string | undefined {
    const [given] = headers.get('authorization');
    if (given === undefined) return this.anonymous ? nobody : undefined;
    const text = Buffer.from(String(given).replace('Basic ', ''), 'base64').toString();
    const name = text.slice(0, text.indexOf(':'));
    return this.passwords[name] === text.slice(name.length + 1) ? name : undefined;
  }
}

import type { Concern, Role } from '@boxtrail/http';
import type { Place, Request } from './city';

/** How the matrix calls a route: about something of the community. */
export interface MatrixRequest extends Omit<Request, 'method'> {
  /** The places of what it is about. */
  readonly places?: Partial<Record<Concern, Place>>;
  /** Of a list: text that stands in its answer exactly when the key may see what it is about. */
  readonly shows?: string;
  /** What every caller of a public route gets, where that is no success. */
  readonly answers?: string;
  /** A role that needs a key bound to this place; any other key of it is refused. */
  readonly boundTo?: Partial<Record<Role, Place>>;
  /** There is no such thing: an allowed caller gets 404. */
  readonly absent?: true;
}

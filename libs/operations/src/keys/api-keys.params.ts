import { keyStates, PageQuery, type Role, roles } from '@boxtrail/http';
import {
  IntegerField,
  KeyField,
  MomentField,
  OneOfField,
  PatternField,
  RefField,
  TextField,
} from '@boxtrail/input';

export class IssueApiKeyBody {
  @RefField({ description: 'the holder: the actor on the trail', example: 'gate-7' })
  subject: string;

  @OneOfField(roles)
  role: Role;

  @KeyField('gln', { optional: true, description: 'the only station it may act for; all when omitted' })
  stationGln?: string | null;

  @MomentField({ description: 'at most 366 days ahead, unless the service is set up otherwise' })
  expiresAt: string;

  @TextField({
    optional: true,
    description:
      'only for a simulation or the import of old records: why decisions under this key may be dated in ' +
      'the past. They are judged at their own time only, and each of their events carries this reason',
  })
  recordsAfterwards?: string | null;
}

/** Longest overlap of a key and its successor, in seconds: a week. */
const maxOverlapSeconds = 604_800;
/** Of an overlap, in seconds, where the request names none. */
export const usualOverlapSeconds = 3_600;

export class RotateApiKeyBody {
  @MomentField({ description: 'when the successor expires' })
  expiresAt: string;

  @IntegerField(0, maxOverlapSeconds, {
    optional: true,
    description: 'how long the old key stays valid beside its successor: 3600 when omitted, at most a week',
  })
  overlapSeconds?: number | null;
}

export class RevokeApiKeyBody {
  @TextField({ description: 'why it is revoked' })
  reason!: string;
}

export class ApiKeysQuery extends PageQuery {
  @OneOfField([...keyStates, 'all'], { optional: true, description: 'valid, the default: can be used now' })
  state?: (typeof keyStates)[number] | 'all';

  @RefField({ optional: true, description: 'only keys of this holder' })
  subject?: string;

  @OneOfField(roles, { optional: true, description: 'only keys with this role' })
  role?: Role;
}

export class KeyParam {
  @PatternField(/^[1-9]\d{0,14}$/, 'the id of an API key, as listed', { example: '17' })
  id!: string;
}

import {
  KeysUnavailable,
  RememberedKeys,
  type HeldKey,
  type Principal,
  type RefusedKey,
} from '@boxtrail/http';
import { fetch } from 'undici';
import type { Instances } from './instances';

/** Timeout of one key look-up, in ms. */
const answerMs = 2_000;
/** Maximum services asked for one key, in sequence. */
const asked = 3;
/** Maximum concurrent look-ups of unknown keys. */
const maxUnknown = 64;
/** Longer than the services cache a key: they verify it again each time. */
const holdsMs = 60_000;

/**
 * Asks services who holds a key, or the token of a session (`GET /v1/whoami`): any ready service can answer. A key that was valid is accepted
 * while no service can answer: the service that gets the request verifies it again.
 */
export function keysOf(services: ReadonlyMap<string, Instances>): RememberedKeys {
  const held = new Map<string, Holder>();
  let unknown = 0;
  return new RememberedKeys(async (key, from): Promise<HeldKey | RefusedKey> => {
    const before = held.get(key);
    if (before === undefined && unknown >= maxUnknown)
      throw new KeysUnavailable('too many API keys are being looked up; nothing was done');
    if (before === undefined) unknown += 1;
    try {
      const holder = await askServices(services, key, from);
      held.delete(key);
      if (typeof holder === 'string') return holder;
      // Evict the oldest.
      if (held.size >= maxHeld) held.delete(held.keys().next().value ?? '');
      held.set(key, holder);
      return { ...holder, expiresAt: new Date(Date.now() + holdsMs) };
    } catch (error) {
      if (before !== undefined) return { ...before, expiresAt: new Date(Date.now() + answerMs) };
      throw error;
    } finally {
      if (before === undefined) unknown -= 1;
    }
  });
}

type Holder = Omit<HeldKey, 'expiresAt'>;

/** Why a key is refused, by the code of a service. */
const refusals: Readonly<Record<string, RefusedKey>> = { API_KEY_REVOKED: 'revoked', SESSION_ENDED: 'ended' };

/** Maximum keys accepted while no service can be asked. */
const maxHeld = 10_000;

async function askServices(
  services: ReadonlyMap<string, Instances>,
  key: string,
  from: string,
): Promise<Holder | RefusedKey> {
  const ready = [...services.values()]
    .filter(({ readyCount }) => readyCount > 0)
    .sort((a, b) => a.context.localeCompare(b.context));
  // Look-ups of one key ask the same services; different keys spread over all.
  const first = key.charCodeAt(key.length - 2) % Math.max(1, ready.length);
  for (let i = 0; i < Math.min(asked, ready.length); i += 1) {
    const instance = ready[(first + i) % ready.length]?.pick();
    if (instance === undefined) continue;
    try {
      const response = await fetch(`${instance}/v1/whoami`, {
        headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': from },
        signal: AbortSignal.timeout(answerMs),
      });
      if (response.ok) {
        const { keyId, ...principal } = (await response.json()) as Principal & { keyId: string };
        return { principal, id: keyId };
      }
      const { code } = (await response.json()) as { code?: string };
      if (response.status === 401) return refusals[code ?? ''] ?? 'unknown';
    } catch {
      // The next service can answer too.
    }
  }
  throw new KeysUnavailable('no service can say whether this API key is valid; nothing was done');
}

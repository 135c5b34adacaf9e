import type { ClientBase } from 'pg';

/**
 * Sets the clock of a log to a moment (RFC 3339), from which it goes on at its usual speed; never back, because recorded
 * times do not decrease. Answers by how many milliseconds it is behind the server's clock; undefined, with nothing
 * changed, when the log contains events that were recorded after `until`. For the owner of the log only.
 */
export async function setLogClock(
  owner: ClientBase,
  moment: string,
  until: string,
): Promise<number | undefined> {
  const { rows } = await owner.query<{ ms: number }>(
    `UPDATE log.head SET behind = clock_timestamp() - greatest($1::timestamptz, recorded_at)
      WHERE recorded_at <= $2 RETURNING extract(epoch FROM behind)::float8 * 1000 AS ms`,
    [moment, until],
  );
  return rows[0]?.ms;
}

/** Sets the clock of a log to the server's. For the owner of the log only. */
export async function resetLogClock(owner: ClientBase): Promise<void> {
  await owner.query(`UPDATE log.head SET behind = '0' WHERE behind <> '0'`);
}

/** SQLSTATE of a row that no partition takes: a fault of the installation, not of the row. */
const noPartition = '23514';

/**
 * Whether PostgreSQL refused the values themselves, so that the same statement can never succeed: data exceptions (22),
 * integrity violations (23) and program limits (54). Everything else may pass: a connection, a time limit, a
 * serialization failure, a full disk, a missing right.
 */
export function isDataError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(22|23|54)[0-9A-Z]{3}$/.test(code) && code !== noPartition;
}

export { isConnectionError, nameSetting, retryUntilReady } from './away';
export { closePool } from './close-pool';
export { isDataError } from './data-error';
export { freeBytes, reservedBytes, roomAt } from './disk-space';
export { LookUps, byKeySettings, ownPool } from './look-ups';
export { LOG_POOL } from './log-pool';
export { NotMigrated, migrate } from './migrate';
export { contextIn, ownedId, ownedIdPattern, partsOfId } from './owned-id';
export { groupRole, ownerRole, roleName, roleOfAll, rolesOf } from './role-names';
export { handlePoolErrors } from './handle-pool-errors';
export {
  type ColumnType,
  type ColumnTypes,
  type OnConflict,
  type RowOf,
  columnValues,
  insertRows,
  insertStatement,
  updateRows,
} from './write-rows';
export { BatchLoader } from './batch-loader';

export { isConnectionError, retryUntilReady } from './away';
export { closePool } from './close-pool';
export { isDataError } from './data-error';
export { freeBytes, reservedBytes, roomAt } from './disk-space';
export { LookUps, byKeySettings, ownPool } from './look-ups';
export { NotMigrated, migrate } from './migrate';
export {
  type DatabaseRole,
  databaseRoles,
  groupRole,
  ownerRole,
  roleName,
  rolesOfContexts,
} from './role-names';
export { handlePoolErrors } from './handle-pool-errors';
export { columnValues, insertRows, insertStatement, updateRows } from './write-rows';
export { BatchLoader } from './batch-loader';

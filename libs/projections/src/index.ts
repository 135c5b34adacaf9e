export { PaceBesideRequests } from './batch-pace';
export { CheckpointMoved, moveCheckpoint } from './checkpoints';
export { type Difference, type DifferenceFilter, Differences, differenceKinds } from './differences';
export { type ChangedDocument, GivenHashes } from './given-hashes';
export { checkpointMigrations } from './migrations';
export { type RebuildReport, rebuild } from './rebuild';
export { slices } from './slices';
export {
  type ParkedEvent,
  type ParkedRow,
  countUnreadable,
  goesOnWithoutAny,
  listUnreadable,
  toParkedEvent,
  unreadableOnStreams,
} from './unreadable';
export { type RunnerLog, VIEW_RUNNER, ViewRunner, type ViewState } from './view-runner';
export { type DroppedVersions, dropOld, isLive, storedVersions } from './versions';
export { tableOf } from './table-of';
export { viewOf } from './view-of';
export { inSchema, prepare, projectBatch, projectInto } from './view-tables';
export { type View, type ViewDb, keyOf, schemaOf } from './view';

export * from './aggregates/aggregates';
export * from './aggregates/command-hashes';
export * from './aggregates/lru';
export { nameBasedUuid } from './aggregates/name-based-uuid';
export * from './auth/access.guard';
export * from './auth/api-keys';
export { Authentication, KeysUnavailable } from './auth/authentication';
export * from './auth/policy-table';
export * from './auth/remembered-keys';
export * from './config/config';
export * from './context-module';
export * from './event-store/event-store';
export * from './gathering';
export * from './http/bulk';
export { controlAdmission, isBulk } from './http/admission-control';
export * from './http/caller';
export { onceClosed } from './http/connection-closed';
export * from './http/decisions';
export { InFlightLimit } from './http/in-flight-limit';
export { readLimits, type Limits } from './http/limits';
export { answerProblem, type RawProblem } from './http/raw-problem';
export { hasBody, useCompleteBodies } from './http/request-body';
export { Cursor } from './http/cursor';
export { readCorsOrigins, defaultHeaders } from './http/default-headers';
export * from './http/docs';
export * from './http/fields';
export { refuseExpectations } from './http/http-errors';
export { KnownByOwnId } from './http/first-answers';
export * from './http/intake';
export { MediaTypes, OneOrMany } from './http/media-types';
export * from './http/problem';
export * from './http/problem-codes';
export * from './http/quarantine';
export * from './http/reads';
export type { Resendable, ResentLine } from './http/resend';
export * from './http/trace-id';
export * from './http/validate';
export * from './messaging/fact-topic';
export * from './messaging/messaging';
export * from './network/station-directory';
export { platformControllers } from './platform.module';
export * from './postgres/embedded-postgres';
export { databaseRoles, type DatabaseRole } from './postgres/role-names';
export { prepareDatabase, prepareEmbedded } from './postgres/roles';
export { GivenHashes, type ChangedDocument } from './projections/given-hashes';
export * from './projections/rebuild';
export {
  goesOnWithoutAny,
  toParkedEvent,
  unreadableOnStreams,
  type ParkedRow,
} from './projections/unreadable';
export { slices } from './projections/slices';
export * from './projections/view';
export * from './projections/views.api';
export * from './serve';
export * from './tokens';
export * from './workers/expensive-reads';
export type { ReadTools, StreamedAnswer } from './workers/read-jobs';

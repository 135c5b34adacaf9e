export { Access, type Allowed, type Role, accessKey, everyone, planners, roles } from './access/access';
export { AccessGuard } from './access/access.guard';
export {
  areaOf,
  Areas,
  type Concern,
  Concerns,
  concerns,
  mayActFor,
  mayActForAll,
  notYours,
  OfSender,
  type Scope,
  scopeKey,
  WholeNetwork,
} from './access/area';
export { type Hidden, hiddenFrom, type HouseholdField, type Shown, shownWithout } from './access/household';
export { ApiKeys, keyHasEnded, rotatedBefore, withApiKeys } from './access/api-keys';
export { authMigrations } from './access/auth-migrations';
export { Authentication, type FailedSignIn, isSignIn, keyOf, keySentIn } from './access/authentication';
export { Sessions } from './access/sessions';
export { secureCookies, SessionCookies } from './access/session-cookie';
export { type ApiKey, type KeyFilter, KeyRecords, keyStates } from './access/key-records';
export { KeyRate } from './access/key-rate';
export { KeysUnavailable, RememberedKeys } from './access/remembered-keys';
export { type SignInFailure, SignInFailures } from './access/sign-in-failures';
export { type HeldKey, type Principal, type RefusedKey, type ValidKey } from './access/valid-key';
export { controlAdmission, isBulk } from './admission/admission-control';
export { onceClosed } from './admission/connection-closed';
export { InFlightLimit } from './admission/in-flight-limit';
export { LargeWork } from './admission/large-work';
export { type Limits, defaultLimits, LIMITS, limitSettings, readLimits } from './admission/limits';
export { BoundedWork } from './requests/bounded-work';
export {
  type Caller,
  CallerParam,
  CommandParam,
  IdempotencyKeyParam,
  KeyedParam,
  type KeyedRequest,
  contentHash,
  factMeta,
  happenedAt,
  idFrom,
  lineMeta,
  requireIfMatch,
  revisionsIn,
} from './requests/caller';
export { Cursor, numbered } from './requests/cursor';
export {
  backDatingLimitMinutes,
  BACK_DATING_LIMIT_MINUTES,
  DecisionBody,
  Decisions,
} from './requests/decisions';
export { DeclaredInput, useStrictQueries } from './requests/declared-input';
export { consoleDirectory, ConsoleFiles } from './server/console-files';
export { defaultHeaders, corsOrigins } from './server/default-headers';
export { type Answers } from './server/answers';
export { type Described, servePage, useDocs } from './server/docs';
export { useEtags } from './server/etag';
export { useLocations } from './server/location';
export { FirstAnswers, KnownByOwnId } from './requests/first-answers';
export { KeyLocks } from './requests/key-locks';
export { acceptedLanguage, acceptedType } from './negotiation/negotiate';
export { MediaTypes, OneOrMany } from './server/media-types';
export {
  atWords,
  isTimeless,
  knownAtWords,
  MomentPageQuery,
  momentOf,
  MomentQuery,
} from './requests/moment-query';
export { PositionPage } from './requests/position-page';
export { serveProblemPages } from './problems/problem-pages';
export { refuseExpectations, serverErrors, useRouteErrors } from './problems/http-errors';
export {
  type HttpCode,
  type ProblemCode,
  codeOfStatus,
  problems,
  problemSections,
} from './problems/problem-codes';
export { Behind, HttpProblem, ProblemFilter } from './problems/problem';
export { type RawProblem, answerProblem, rawAnswer } from './problems/raw-problem';
export { type Page, PageQuery, ReadQuery, Reads } from './requests/reads';
export { Refuses } from './server/refuses';
export { hasBody, useBodyParsers, useCompleteBodies } from './server/request-body';
export {
  AnswerStream,
  beginStream,
  type StreamOf,
  streamPace,
  type StreamReply,
} from './streams/answer-stream';
export { PacedLog } from './streams/paced-log';
export { traceIdOf } from './problems/trace-id';
export { ValidationPipe } from './requests/validation-pipe';
export { installationSecret } from './access/installation-secret';

export { AggregateCommand } from './aggregate-command';
export { Aggregates } from './aggregates';
export { CLOCK, type Clock } from './clock';
export { CommandHashes } from './command-hashes';
export type { CommandMeta, Instruction, Outcome } from './command-meta';
export {
  type FirstAnswer,
  type KeptAnswer,
  KeptAnswers,
  givenAgain,
  keptAnswersMigrations,
  refusalIn,
} from './kept-answers';
export { nameBasedUuid } from './name-based-uuid';
export { eventId, reused } from './plan';

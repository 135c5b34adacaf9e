export { Aggregates, type CommandMeta, type Instruction, type Outcome, eventId, reused } from './aggregates';
export { CLOCK, type Clock } from './clock';
export { CommandHashes } from './command-hashes';
export {
  type FirstAnswer,
  type KeptAnswer,
  KeptAnswers,
  givenAgain,
  keptAnswersMigrations,
  refusalIn,
} from './kept-answers';
export { Lru } from './lru';
export { nameBasedUuid } from './name-based-uuid';

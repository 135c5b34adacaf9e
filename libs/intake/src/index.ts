export { type Line, type LineAnswer, answerLines } from './bulk';
export { type CsvColumns, type CsvFile, type CsvRow, narrow, openCsv, refuseShortened } from './csv';
export type { FactTopic } from './fact-topic';
export { Intake, type IntakeOf, type LineResult, type Taken, type TakenIn } from './intake';
export {
  type LineFilter,
  type Sender,
  QuarantineLines,
  type QuarantinedLine,
  type ResendAnswer,
  type WholeLine,
  lineStates,
} from './quarantine-lines';
export { Quarantine, isBoxQuarantined, quarantineMigrations, quarantinedOf } from './quarantine';
export { type Resendable, type ResentLine, lineIdPattern, registerSources } from './resend';

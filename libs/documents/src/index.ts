export { audiences, byteOrderMark, cellText, csvLine, type Audience, type Cell } from './cell';
export { pdfOf } from './pdf';
export {
  collected,
  plainRow,
  type Fact,
  type OwnPart,
  type Report,
  type ReportRow,
  type Section,
  type Tone,
} from './report';

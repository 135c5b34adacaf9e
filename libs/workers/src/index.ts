export { ExpensiveReads, WORKER_DATABASE_URL, type ReceivedAnswer, builtFile } from './expensive-reads';
export { type ReadTools, type StreamedAnswer } from './read-jobs';

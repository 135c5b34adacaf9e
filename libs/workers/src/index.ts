export { ExpensiveReads, WORKER_SETTINGS, type ReceivedAnswer, builtFile } from './expensive-reads';
export { type ReadTools, type StreamedAnswer } from './read-jobs';
export { sendStreamed, type StreamedReply } from './send-streamed';

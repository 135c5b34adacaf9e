export * from './decider';
export * from './event-envelope';
export * from './refusal';
export * from './identifiers/gs1';
export * from './identifiers/gs1-reader';
export * from './identifiers/plate';
export * from './quoted';
export * from './same';

export * from './decider';
export * from './event-envelope';
export * from './refusal';
export * from './identifiers/gs1';
export * from './same';

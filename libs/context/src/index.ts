export { type ContextModule, contextModule, type ContextParts } from './context-module';
export { Contexts } from './contexts';

export { type Config, isLoopback, RUNS, readConfig, serviceSettings } from './config';
export { operationsControllers } from './service.module';
export { prepareApart, prepareDatabase } from './schemas/roles';
export { logRestored } from './log-restored';
export { prepareEmbedded, prepareEmbeddedApart } from './schemas/embedded';
export { type Service, asTool, closeOnSignal, runService, serve } from './serve';

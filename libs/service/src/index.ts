export { type Config, RUNS, readConfig, serviceSettings } from './config';
export { operationsControllers } from './service.module';
export { prepareDatabase, prepareEmbedded } from './schemas/roles';
export { type Service, asTool, closeOnSignal, runService, serve } from './serve';

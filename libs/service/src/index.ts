export { CONFIG, type Config, RUNS, defaultScansPerBoxAndHour, readConfig } from './config';
export { platformControllers } from './platform.module';
export { prepareDatabase, prepareEmbedded } from './schemas/roles';
export { type Service, asTool, closeOnSignal, runService, serve } from './serve';

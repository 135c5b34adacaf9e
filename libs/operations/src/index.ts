export { ApiKeysApi, WhoAmIApi } from './api-keys.api';
export { DifferencesApi } from './differences.api';
export { EventsApi } from './events.api';
export { HealthApi } from './health.api';
export { MessagingApi, ParkedApi } from './messaging.api';
export { Metrics, MetricsApi, metricsProvider } from './metrics';
export { QuarantineApi } from './quarantine.api';
export { Views, ViewsApi } from './views.api';
export { operationsDescription } from './description';

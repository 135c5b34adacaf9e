export { Contexts, contextModule } from './context-module';

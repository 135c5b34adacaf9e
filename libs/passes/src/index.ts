export { PassesModule } from './passes.module';

export { PackingModule } from './packing.module';

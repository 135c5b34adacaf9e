import { resolve } from 'node:path';
import { start } from '@boxtrail/console';
import { AppModule } from './app.module';

void start(AppModule, process.argv.slice(2), resolve(__dirname, '../../..'));

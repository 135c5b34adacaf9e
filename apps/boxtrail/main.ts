import { resolve } from 'node:path';
import { start } from '@boxtrail/cli';
import { AppModule } from './app.module';

void start(AppModule, process.argv.slice(2), resolve(__dirname, '../../..'));

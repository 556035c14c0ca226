/** A process that migrates, as a website or a worker that starts does: `run-migrations.ts DATABASE_URL`. */
import { join } from 'node:path';
import { migrate } from '@/db/migrate';

await migrate(process.argv[2] ?? '', join(import.meta.dirname, '../../db/migrations'));

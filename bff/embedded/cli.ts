import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommandLine } from '../src/cli-run.ts';
import { isConfigured, readSettings, type Settings } from '../src/platform/config.ts';

/** `npm start` leaves its settings here: without others, the commands reach the demonstration's data. */
const demoSettings = path.resolve(import.meta.dirname, '../../.mendian/settings.json');

const readOwnSettings = (): Settings =>
  isConfigured() || !existsSync(demoSettings)
    ? readSettings()
    : readSettings(JSON.parse(readFileSync(demoSettings, 'utf8')) as Record<string, string>);

const loadSqlite = async (): Promise<object> => {
  const { sqliteDialect } = await import('./sqlite/dialect.ts');
  return sqliteDialect();
};

/** `npm run bff -- <command>` in the whole repository: the commands that a chain runs, which here reach the demonstration's SQLite too. */
await runCommandLine({ now: () => new Date(), readSettings: readOwnSettings, loadSqlite });

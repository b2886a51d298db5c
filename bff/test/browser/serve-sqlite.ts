import { sqliteDialect } from '../../embedded/sqlite/dialect.ts';
import { startMendian } from '../../src/main.ts';
import { readSettings } from '../../src/platform/config.ts';

/** A program: the server by the settings of its environment, on SQLite, until it is killed. */
await startMendian({ settings: readSettings(), sqlite: sqliteDialect() });

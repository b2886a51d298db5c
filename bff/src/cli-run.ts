import { readSettings, SettingsError, type Settings } from './platform/config.ts';
import { startTracing } from './platform/tracing.ts';

/** What a program brings along for the commands that look into the database. */
export type CommandLine = {
  readonly now: () => Date;
  readonly readSettings: () => Settings;
  /** SQLite's dialect, in a program that embeds Mendian. */
  readonly loadSqlite?: () => Promise<object>;
};

/** Runs the command that the process was started with; what goes wrong is told in a sentence, and the process ends with 1. */
export const runCommandLine = (own: CommandLine): Promise<void> =>
  run(process.argv.slice(2), own).catch((error: unknown) => {
    const { message, code } = error as Error & { code?: string };
    console.error(code === 'EADDRINUSE' ? 'The port is taken by another program: set PORT to another one, or stop that program.' : message);
    process.exit(1);
  });

const run = async ([name = 'serve', ...rest]: readonly string[], own: CommandLine): Promise<void> => {
  if (name === 'serve') return serve(readSettings());
  const { commands, usage } = await import('./cli-commands.ts');
  const { openDatabase } = await import('./platform/database.ts');
  const command = commands[name];
  if (command === undefined) throw new SettingsError(`There is no command ${name}.\n${usage}`);
  const settings = own.readSettings();
  const database = openDatabase({
    url: settings.DATABASE_URL,
    replicaUrls: [],
    connectionsMax: 2,
    patient: name === 'migrate',
    sqlite: settings.DATABASE_URL.startsWith('sqlite:') ? await own.loadSqlite?.() : undefined,
  });
  try {
    const house = { database, now: own.now, subscribersOf: () => [], isWatched: () => false, wake: () => undefined };
    console.log(await command({ house, settings }, rest.join(' ')));
  } finally {
    await database.close();
  }
};

/** Tracing has to be there before what it traces is imported, so nothing that leads to koa or a database is imported above. */
const serve = async (settings: Settings): Promise<void> => {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  const stopTracing = endpoint === undefined ? null : await startTracing(endpoint);
  const { startMendian } = await import('./main.ts');
  const running = await startMendian({ settings });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await running.stop();
    await stopTracing?.();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

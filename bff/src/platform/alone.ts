import type { Settings } from './config.ts';
import { SettingsError } from './config.ts';
import { newUlid } from './chance.ts';
import type { Database } from './database.ts';

const beatMs = 2_000;
const waitMs = 5_000;

/**
 * Several processes need Redis to hear each other. Without it each process leaves a beat in SQL, and a second one that finds
 * another's beat going on is refused at start.
 */
export const guardAlone = async (database: Database, settings: Settings, now: () => Date): Promise<{ release: () => Promise<void> }> => {
  if (settings.REDIS_URL !== undefined) return { release: async () => undefined };
  const others = await beats(database);
  if (others.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const later = await beats(database);
    if (later.some(({ id, seen_at }) => others.some((other) => other.id === id && other.seen_at.getTime() !== seen_at.getTime())))
      throw new SettingsError(
        'Another process of Mendian serves this database: set REDIS_URL for all of them, or stop the other one first.',
      );
  }
  const id = newUlid(now());
  const beat = () => database.transaction((sql) => sql.upsert('process', [{ id, seen_at: now() }], ['id'], ['seen_at']));
  await database.transaction((sql) => sql.run('DELETE FROM process'));
  await beat();
  const timer = setInterval(() => void beat().catch(() => undefined), beatMs);
  return {
    release: async () => {
      clearInterval(timer);
      await database.transaction((sql) => sql.run('DELETE FROM process WHERE id = ?', [id])).catch(() => undefined);
    },
  };
};

const beats = (database: Database) => database.reads.all<{ id: string; seen_at: Date }>('SELECT id, seen_at FROM process');

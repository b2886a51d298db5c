import { addressOf, versionOf } from '../../features/device/page-version.ts';

const cacheName = 'terminal-page';

/**
 * Keeps this page with its scripts and styles on the machine, so that the terminal starts without a network as the version it last was;
 * an earlier version goes once this one lies there whole. Where the browser has no worker for that (plain HTTP, a private window), the
 * terminal needs the network to start, as before.
 */
export const keepPage = async (): Promise<void> => {
  const version = versionOf(document);
  if (version === null || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/terminal/sw.js', { scope: '/terminal/', updateViaCache: 'none' });
    await navigator.storage.persist();
    await keepFiles(addressOf(version));
  } catch {
    // The next start tries again.
  }
};

const keepFiles = async (page: string): Promise<void> => {
  const cache = await caches.open(cacheName);
  const answer = await fetch(`${page}files.json`, { cache: 'no-cache' });
  if (!answer.ok) return;
  const files = (await answer.json()) as string[];
  for (const file of files) if ((await cache.match(file)) === undefined) await cache.add(file);
  const shown = await fetch(page, { cache: 'no-cache' });
  if (!shown.ok) return;
  // Put last and anew, so that of two pages the later one is the latest.
  await cache.delete(page);
  await cache.put(page, shown);
  const wanted = new Set([page, ...files]);
  for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
};

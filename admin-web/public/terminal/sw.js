/*
 * Lets the terminal start without a network: it answers for the page and its scripts from what the page kept of itself
 * (src/app/terminal/keep-page.ts), and for nothing else. It holds no version and no list of its own, so it hardly ever changes, and a
 * change of it touches no page that is open.
 */
const cacheName = 'terminal-page';
/** So long the server may take to show a page before the kept one stands in. */
const patienceMs = 4_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pageFor(pathname));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
});

/**
 * A version by its own address is asked of the server. `/terminal/` is the version that this machine has, as long as the server has it
 * too; otherwise what the server has. Where nothing comes, the kept page does.
 */
const pageFor = async (pathname) => {
  const cache = await caches.open(cacheName);
  const pages = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('/'));
  const latest = pages.at(-1);
  const addresses = pathname === '/terminal/' && latest !== undefined ? [latest, pathname] : [pathname];
  for (const address of addresses) {
    const answer = await ask(address);
    if (answer === null) break;
    if (answer.ok) return answer;
  }
  return (latest === undefined ? undefined : await cache.match(latest)) ?? fetch(pathname);
};

const ask = (address) => fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(patienceMs) }).catch(() => null);

const kept = async (request) => (await caches.open(cacheName)).match(request, { ignoreVary: true });

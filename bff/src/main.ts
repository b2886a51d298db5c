import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buildApp, type App, type Extra } from './app.ts';
import { erpHttp } from './gateways/erp-http.ts';
import { redisTokenStore } from './gateways/redis-token-store.ts';
import { wechatCardsApi } from './gateways/wechat-cards-api.ts';
import { wechatMiniApi } from './gateways/wechat-mini-api.ts';
import type { TokenStore } from './gateways/wechat-mini.ts';
import { wechatPayV3 } from './gateways/wechat-pay-v3.ts';
import { newToken } from './platform/chance.ts';
import type { Settings } from './platform/config.ts';
import { keepFreshChanges } from './platform/feed-fresh.ts';
import { openDatabase, type Database } from './platform/database.ts';
import { openLimits } from './platform/limits.ts';
import { openLog } from './platform/log.ts';
import { openMetrics } from './platform/metrics.ts';
import type { Parts } from './module.ts';
import { openNews } from './platform/news.ts';
import { openObjects } from './platform/objects.ts';
import { guardAlone } from './platform/alone.ts';
import { purge, purgeSchedule } from './platform/purge.ts';
import { openRedis } from './platform/redis.ts';
import { tickSchedules } from './platform/schedules.ts';
import type { House } from './platform/transaction.ts';
import { startWorker } from './platform/worker.ts';

export type StartOptions = {
  readonly settings: Settings;
  /** SQLite's dialect, for the program that embeds Mendian. */
  readonly sqlite?: object;
  readonly extra?: Extra;
  /** The clock; tests hold it still. */
  readonly now?: () => Date;
};

export type Running = { readonly url: string; readonly parts: Parts; readonly app: App; readonly stop: () => Promise<void> };

/** Of one batch. */
const deliveriesAtOnce = { mysql: 4, sqlite: 2 };

/** Starts this process in its roles and tells where it listens. Throws when it cannot: a taken port, no database, wrong settings. */
export const startMendian = async ({ settings, sqlite, extra, now = () => new Date() }: StartOptions): Promise<Running> => {
  const log = openLog(settings.LOG_LEVEL);
  const database = openDatabase({
    url: settings.DATABASE_URL,
    replicaUrls: settings.DATABASE_REPLICA_URLS,
    connectionsMax: settings.DATABASE_CONNECTIONS_MAX,
    sqlite,
  });
  const alone = await guardAlone(database, settings, now);
  const parts = await openParts(settings, database, log, now);
  const app = buildApp(parts.parts, extra);
  const subscribers = [...app.modules.flatMap((module) => module.subscribers ?? []), purge];
  parts.learn(subscribers.map(({ name, event }) => ({ name, event })));

  const worker = settings.ROLES.includes('worker') ? startWork(parts.parts, app, subscribers) : null;
  if (settings.ROLES.includes('web')) {
    app.server.listen(settings.PORT, settings.HOST);
    await once(app.server, 'listening');
  }
  const address = app.server.address() as AddressInfo | null;
  log.info({ port: address?.port, roles: settings.ROLES }, 'Mendian is ready');
  return {
    url: `http://127.0.0.1:${address?.port ?? settings.PORT}`,
    parts: parts.parts,
    app,
    stop: async () => {
      app.drain();
      // The feeds are open requests too: the server closes once they are told to come back elsewhere.
      const closed = address === null ? Promise.resolve() : closeServer(app);
      await app.stop();
      await closed;
      await worker?.stop();
      parts.parts.news.close();
      await alone.release();
      parts.parts.redis?.disconnect();
      await database.close();
    },
  };
};

type Listening = { readonly name: string; readonly event: string };

const openParts = async (settings: Settings, database: Database, log: Parts['log'], now: () => Date) => {
  const redis = openRedis(settings.REDIS_URL ?? null, log);
  const news = openNews(redis);
  const fresh = keepFreshChanges();
  news.listen(({ stores = [] }, elsewhere) => elsewhere && stores.forEach(fresh.forget));
  const names = new Map<string, string[]>();
  const house: House = {
    database,
    now,
    subscribersOf: (event) => names.get(event) ?? [],
    isWatched: fresh.isWatched,
    wake: (due, told, announced) => {
      if (!due && told.size === 0 && announced.length === 0) return;
      const changes = [...told];
      for (const [storeId, of] of changes) fresh.keep(storeId, of);
      const changed = (kind: 'products' | 'trading') =>
        changes.filter(([, news]) => news.some((change) => change.kind === kind)).map(([storeId]) => storeId);
      const menus = [...changed('products'), ...announced.flatMap(({ menus: some = [] }) => some)];
      const renewed = announced.flatMap(({ renewed: some = [] }) => some);
      news.tell({ due, stores: changes.map(([storeId]) => storeId), menus, directory: changed('trading').length > 0, renewed });
    },
  };
  const randomText = () =>
    newToken()
      .replace(/[^0-9A-Za-z]/g, '')
      .slice(0, 32);
  const wechatPay = wechatPayV3({ baseUrl: settings.WXPAY_API_URL, merchants: settings.merchants, now, randomText });
  const tokens = redis === null ? undefined : redisTokenStore({ redis, now, randomText });
  const wechatMini = wechatMiniApi({
    baseUrl: settings.WECHAT_API_URL,
    appid: settings.WECHAT_APPID,
    appSecret: settings.WECHAT_SECRET,
    now,
    tokens,
  });
  const wechatCards = openCards(settings, now, tokens);
  const alipay = await openAlipay(settings);
  const erp = openErp(settings, now, randomText);
  const parts: Parts = {
    ...{ settings, house, news, fresh, redis, log, wechatPay, wechatMini, wechatCards, alipay, erp },
    ...{ limits: openLimits(redis), metrics: openMetrics(), objects: openObjects(settings) },
  };
  const learn = (subscribers: readonly Listening[]) => {
    for (const { name, event } of subscribers) names.set(event, [...(names.get(event) ?? []), name]);
  };
  return { parts, learn };
};

const openCards = (
  { WECHAT_API_URL: baseUrl, WECHAT_OFFICIAL_APPID: appid, WECHAT_OFFICIAL_SECRET: appSecret }: Settings,
  now: () => Date,
  tokens: TokenStore | undefined,
): Parts['wechatCards'] =>
  appid === undefined || appSecret === undefined ? null : wechatCardsApi({ baseUrl, appid, appSecret, now, tokens });

/** The SDK is loaded only where a chain has an application at Alipay. */
const openAlipay = async ({ alipayApp: app, ALIPAY_API_URL: baseUrl }: Settings): Promise<Parts['alipay']> => {
  if (app === null) return null;
  const { alipaySdk } = await import('./gateways/alipay-sdk.ts');
  return alipaySdk({ baseUrl: baseUrl.replace(/\/$/, ''), app });
};

const openErp = ({ ERP_URL, ERP_KEY, ERP_SECRET, PUBLIC_URL }: Settings, now: () => Date, randomText: () => string): Parts['erp'] =>
  ERP_URL === undefined || ERP_KEY === undefined || ERP_SECRET === undefined
    ? null
    : erpHttp({
        ...{ baseUrl: ERP_URL.replace(/\/$/, ''), key: ERP_KEY, secret: ERP_SECRET },
        ...{ noticePath: new URL(`${PUBLIC_URL}/erp/notify`).pathname, now, randomText },
      });

const startWork = ({ house, log, metrics, news }: Parts, app: App, subscribers: Parameters<typeof startWorker>[1]['subscribers']) => {
  const schedules = [...app.modules.flatMap((module) => module.schedules ?? []), purgeSchedule];
  const worker = startWorker(house, {
    subscribers,
    log,
    atOnceMax: deliveriesAtOnce[house.database.dialect],
    observe: (subscriber, outcome) => metrics.deliveries.inc({ subscriber, outcome }),
  });
  news.listen(({ due }) => due === true && worker.wake());
  let ticking: Promise<void> | null = null;
  const clock = setInterval(() => {
    ticking ??= tickSchedules(house, schedules)
      .catch((error: unknown) => log.error({ err: error }, 'schedules could not be read'))
      .finally(() => (ticking = null));
  }, 1_000);
  return {
    stop: async () => {
      clearInterval(clock);
      await ticking;
      await worker.stop();
    },
  };
};

/** Finishes what is under way for up to 8 s, then cuts what is left. */
const closeServer = async ({ server }: App): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 8_000);
  await closed;
  clearTimeout(cut);
};

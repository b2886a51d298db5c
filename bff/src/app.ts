import { createServer, type Server } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { accountModule } from './modules/account/index.ts';
import { afterSaleModule } from './modules/after-sale/index.ts';
import { applicationModule } from './modules/application/index.ts';
import { auditModule } from './modules/audit/index.ts';
import { catalogModule } from './modules/catalog/index.ts';
import { askTierCoupons, couponModule } from './modules/coupon/index.ts';
import { featureModule } from './modules/feature/index.ts';
import { headOfficeModule } from './modules/head-office/index.ts';
import { masterDataModule } from './modules/master-data/index.ts';
import { memberModule } from './modules/member/index.ts';
import { memberDeskModule } from './modules/member-desk/index.ts';
import { feedMyOrder, feedOrder, orderCompleted, orderDoor, orderModule, printDoor } from './modules/order/index.ts';
import { orderDeskModule } from './modules/order-desk/index.ts';
import { passDoor, passModule } from './modules/pass/index.ts';
import { patrolModule } from './modules/patrol/index.ts';
import { paymentModule } from './modules/payment/index.ts';
import { printModule } from './modules/print/index.ts';
import { recogniseModule } from './modules/recognise/index.ts';
import { redemptionModule } from './modules/redemption/index.ts';
import { pointsModule } from './modules/points/index.ts';
import { refundModule, retryRefund, settleRefund } from './modules/refund/index.ts';
import { stockModule } from './modules/stock/index.ts';
import { readStore, storeModule, tradingView } from './modules/store/index.ts';
import { takeOverModule } from './modules/take-over/index.ts';
import { terminalModule } from './modules/terminal/index.ts';
import { tillModule, tillPrintDoor } from './modules/till/index.ts';
import { watchModule } from './modules/watch/index.ts';
import { apiPage } from './platform/api-page.ts';
import { authenticate, type TerminalSeen } from './platform/authenticate.ts';
import { dispatchTo } from './platform/dispatch.ts';
import { openFeedHub, type FeedHubParts } from './platform/feed-hub.ts';
import { healthRoutes } from './platform/health.ts';
import type { Module, Parts } from './module.ts';
import { outsideRoutes } from './platform/outside-routes.ts';
import { pictureFiles } from './platform/picture-files.ts';
import { watchRequests } from './platform/request-log.ts';
import { serveOn } from './platform/serve.ts';
import { webFiles } from './platform/web-files.ts';

export type App = {
  readonly modules: readonly Module[];
  readonly endpoints: readonly Endpoint[];
  readonly server: Server;
  /** Refuses readiness from now on, so that the balancer sends nobody any more. */
  readonly drain: () => void;
  readonly stop: () => Promise<void>;
};

/** Adds addresses of the program that embeds Mendian (the demo desk). */
export type Extra = (router: Router) => void;

/** Puts all modules behind one HTTP server and the feed. */
export const buildApp = (parts: Parts, extra?: Extra): App => {
  const terminals = terminalModule(parts);
  const endpoints: Endpoint[] = [];
  const modules = [...modulesOf(parts), terminals, accountModule(() => endpoints), applicationModule(() => endpoints)];
  const router = new Router();
  routeModules(parts, { router, endpoints, terminalSeen: terminals.presence.seen }, modules);
  let draining = false;
  healthRoutes(router, { ...parts, isDraining: () => draining });
  apiPage(router, endpoints);
  extra?.(router);

  const handle = koaOf(parts, router).callback();
  const server = createServer(
    { keepAliveTimeout: 65_000, requestTimeout: 30_000, headersTimeout: 15_000 },
    (request, response) => void handle(request, response),
  );
  const { database, now } = parts.house;
  const hub = openFeedHub({
    ...parts,
    presentChange: presentChange(parts),
    presentMyOrder: (orderId, memberId) => feedMyOrder(database.reads, memberId, orderId, now()),
    onTerminalSeen: terminals.presence.seen,
  });
  hub.attach(server);
  return {
    modules,
    endpoints,
    server,
    drain: () => (draining = true),
    stop: async () => {
      await hub.stop();
      for (const module of modules) await module.stop?.();
    },
  };
};

/** Whose payments and refunds are whose. */
const doors = { order: orderDoor, pass: passDoor };

/** Names every module once. */
const modulesOf = (parts: Parts): Module[] => [
  storeModule(parts),
  watchModule(),
  catalogModule(parts),
  stockModule(parts),
  memberModule(parts),
  memberDeskModule(parts),
  orderModule(parts),
  orderDeskModule(),
  afterSaleModule(parts),
  paymentModule(parts, doors),
  refundModule(parts, doors),
  headOfficeModule(parts, {
    refund: (ctx, refundId) => retryRefund(ctx, doors, refundId),
    settleRefund: (ctx, refundId) => settleRefund(ctx, doors, refundId),
  }),
  patrolModule(parts),
  auditModule(),
  masterDataModule(parts),
  takeOverModule(parts),
  featureModule(),
  redemptionModule(),
  recogniseModule(parts),
  couponModule(parts, { orderCompleted }),
  passModule(parts),
  pointsModule({ tierCoupons: askTierCoupons }),
  tillModule(parts),
  printModule({ ...printDoor, ...tillPrintDoor }),
];

type Routed = { readonly router: Router; readonly endpoints: Endpoint[]; readonly terminalSeen: (terminal: TerminalSeen) => void };

const routeModules = (parts: Parts, { router, endpoints, terminalSeen }: Routed, modules: readonly Module[]): void => {
  const serve = serveOn({
    router,
    house: parts.house,
    limits: parts.limits,
    callsPerMinuteMax: parts.settings.CALLS_PER_MINUTE_MAX,
    authenticate: authenticate(parts.house, {
      terminalSeen,
      refuseStrangers: parts.limits.fence({ points: parts.settings.CALLS_PER_MINUTE_MAX, seconds: 60 }),
    }),
    endpoints,
  });
  for (const module of modules) {
    module.routes?.(serve);
    outsideRoutes(router, module.outside ?? []);
  }
};

const koaOf = ({ settings, log, metrics, objects }: Parts, router: Router): Koa => {
  const koa = new Koa({ proxy: settings.TRUST_PROXY > 0, maxIpsCount: settings.TRUST_PROXY });
  koa.use(watchRequests(log, metrics));
  koa.use(dispatchTo(router));
  koa.use(pictureFiles(objects));
  koa.use(webFiles(settings));
  koa.on('error', (error: Error) => log.error({ err: error }, 'response failed'));
  return koa;
};

/** What a change in a store's feed looks like on its terminals; null: nothing that they see. */
const presentChange =
  ({ house: { database }, fresh }: Parts): FeedHubParts['presentChange'] =>
  async (storeId, { seq, kind, order_id: orderId }) => {
    if (kind === 'products' || kind === 'prints') return { kind, seq };
    if (kind === 'trading') {
      const store = await readStore(database.reads, storeId);
      return store && { kind, seq, trading: tradingView(store) };
    }
    const shown = fresh.viewOf(storeId, seq) as TerminalOrderData | undefined;
    const order = shown ?? (orderId === null ? null : await feedOrder(database.reads, orderId));
    return order && { kind, seq, order };
  };

import type { Redis } from 'ioredis';
import type { Alipay } from './gateways/alipay.ts';
import type { Erp } from './gateways/erp.ts';
import type { WechatCards } from './gateways/wechat-cards.ts';
import type { WechatMini } from './gateways/wechat-mini.ts';
import type { WechatPay } from './gateways/wechat-pay.ts';
import type { Settings } from './platform/config.ts';
import type { FreshChanges } from './platform/feed-fresh.ts';
import type { Limits } from './platform/limits.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import type { NewsBoard } from './platform/news.ts';
import type { Objects } from './platform/objects.ts';
import type { Schedule } from './platform/schedules.ts';
import type { Outside } from './platform/outside-routes.ts';
import type { Serve } from './platform/serve.ts';
import type { Subscriber } from './platform/subscriber.ts';
import type { House } from './platform/transaction.ts';

/** What the house gives its modules. Each takes what it needs. */
export type Parts = {
  readonly settings: Settings;
  readonly house: House;
  readonly news: NewsBoard;
  readonly fresh: FreshChanges;
  readonly redis: Redis | null;
  readonly limits: Limits;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly objects: Objects;
  readonly wechatPay: WechatPay;
  readonly wechatMini: WechatMini;
  /** Null: the chain has no official account set, or no cards in WeChat. */
  readonly wechatCards: WechatCards | null;
  /** Null: none is set up. */
  readonly alipay: Alipay | null;
  /** Null: this chain has none set. */
  readonly erp: Erp | null;
};

/** What a module brings: its calls, what it listens to, what happens by the clock, and what must be stopped at the end. */
export type Module = {
  readonly routes?: (serve: Serve) => void;
  /** Addresses that are fixed for the outside: given the bytes as they came, because signatures are over them. */
  readonly outside?: readonly Outside[];
  readonly subscribers?: readonly Subscriber[];
  readonly schedules?: readonly Schedule[];
  readonly stop?: () => Promise<void>;
};

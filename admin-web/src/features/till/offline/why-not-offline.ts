import { offlineActionsMax, offlineHoursMax } from '@mendian/shared/till/offline.contract.ts';

type Standing = {
  readonly nowMs: number;
  /** When the server was last heard of; 0: never. */
  readonly heardAtMs: number;
  readonly waiting: number;
  /** Whether this machine keeps anything. */
  readonly keeps: boolean;
  /** Whether the till's products and settings were kept. */
  readonly knows: boolean;
};

const hourMs = 3_600_000;
/** A clock may be set right by so much without being wrong. */
const backMsMax = 10 * 60_000;

/** Why nothing can be sold without a network now; null: it can. */
export const whyNotOffline = ({ nowMs, heardAtMs, waiting, keeps, knows }: Standing): string | null => {
  if (!keeps) return '浏览器不让这台机器保存数据，断网时不能收款。请检查磁盘空间，或换一个不是无痕的窗口';
  if (!knows) return '这台机器还没有取过商品和价格，断网时不能收款';
  if (nowMs < heardAtMs - backMsMax) return '这台机器的时间不对，请先校准系统时间再收款';
  if (nowMs - heardAtMs > offlineHoursMax * hourMs) return `断网已超过 ${offlineHoursMax} 小时，请先接通网络、补传完再收款`;
  if (waiting >= offlineActionsMax) return `已有 ${offlineActionsMax} 笔等补传，请先接通网络、补传完再收款`;
  return null;
};

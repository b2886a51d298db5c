import type { WechatMini } from '../../gateways/wechat-mini.ts';

const askAgainMs = 3_600_000;

/** Whether this mini-program gets its money only after shipping info is uploaded; WeChat is asked once an hour. */
export const tradeManaged = (mini: WechatMini): ((now: Date) => Promise<boolean>) => {
  let known: { managed: boolean; at: number } | null = null;
  return async (now) => {
    if (known === null || now.getTime() - known.at > askAgainMs) known = { managed: await mini.isTradeManaged(), at: now.getTime() };
    return known.managed;
  };
};

import { WechatError, type SubscribeMessage, type WechatMini } from './wechat-mini.ts';

/** WeChat's thing fields hold 20 characters. */
export const thing = (text: string): string => [...text].slice(0, 20).join('');

/** The customer did not allow it, or WeChat does not know them: no reason to try again. */
const notReachable = new Set([43101, 40003]);

/** Sends a subscribe message to whoever allowed it. */
export const sendIfReachable = (mini: WechatMini, message: SubscribeMessage): Promise<void> =>
  mini.sendSubscribeMessage(message).catch((error: unknown) => {
    if (!(error instanceof WechatError) || !notReachable.has(error.code)) throw error;
  });

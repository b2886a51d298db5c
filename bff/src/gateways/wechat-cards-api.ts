import * as v from 'valibot';
import { memoryTokenStore } from './token-store.ts';
import { WechatApiSdk, type WechatApiSettings } from './wechat-api-sdk.ts';
import { wechatCardMs, type WechatCards } from './wechat-cards.ts';
import { WechatError, type TokenStore } from './wechat-mini.ts';

type Settings = Omit<WechatApiSettings, 'tokens' | 'timeoutMs'> & {
  /** Default: this process's memory. */
  readonly tokens?: TokenStore | undefined;
};

/** No such code, or not any more; the card was deleted, or made unavailable. */
const noCardCodes = new Set([40056, 40127]);

const CodeReply = v.object({
  card: v.object({ code: v.optional(v.string(), ''), membership_number: v.optional(v.string(), '') }),
});

/** WeChat's card calls through co-wechat-api, with the token of the official account. */
export const wechatCardsApi = ({ tokens = memoryTokenStore(), ...settings }: Settings): WechatCards => {
  const sdk = new WechatApiSdk({ ...settings, tokens, timeoutMs: wechatCardMs });
  return {
    numbersOf: async (shown) => {
      // Left out, `is_expire_dynamic_code` is false: a code that is over names nobody.
      const reply = await within(wechatCardMs, sdk.getCode(shown)).catch((error: unknown) => {
        if (error instanceof WechatError && noCardCodes.has(error.code)) return null;
        throw error;
      });
      if (reply === null) return null;
      const read = v.safeParse(CodeReply, reply);
      if (!read.success) throw new WechatError(0, 'WeChat sent an answer in a form that cannot be read');
      const { code, membership_number } = read.output.card;
      return [...new Set([code, membership_number])].filter((number) => number !== '');
    },
  };
};

/** Together with the token that it may need first, a call takes no longer than one alone may. */
const within = async <Reply>(limitMs: number, reply: Promise<Reply>): Promise<Reply> => {
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new WechatError(0, 'WeChat gave no answer in time')), limitMs);
  });
  return Promise.race([reply, over]).finally(() => clearTimeout(timer));
};

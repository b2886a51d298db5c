import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/member/member.contract.ts';
import type { Settings } from '../../platform/config.ts';
import type { Cached } from '../../platform/send-bytes.ts';

type Reply = ReplyOf<typeof contract.getMiniSettings>;

/** What the mini-program asks once at start. It changes only with the process, so its text is its version. */
export const miniSettings = (settings: Settings): Cached<Reply> => {
  const reply: Reply = {
    brand: settings.BRAND,
    appid: settings.WECHAT_APPID,
    templates: {
      ready: settings.WECHAT_TEMPLATE_READY,
      ended: settings.WECHAT_TEMPLATE_ENDED,
      refund: settings.WECHAT_TEMPLATE_REFUND,
      passSold: settings.WECHAT_TEMPLATE_PASS_SOLD,
      passEnding: settings.WECHAT_TEMPLATE_PASS_ENDING,
    },
    sandboxUrl: settings.SANDBOX_URL ?? null,
  };
  return { key: 'settings', version: JSON.stringify(reply), build: async () => reply };
};

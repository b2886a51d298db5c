/**
 * How a member came: by himself in the mini-program, by a store's or a clerk's code, by his phone number said at a counter, by the
 * code of a campaign, or with a take-over.
 */
export const joinChannels = ['self', 'store', 'clerk', 'counter', 'campaign', 'import'] as const;
export type JoinChannel = (typeof joinChannels)[number];

export const joinChannelWords: Record<JoinChannel, string> = {
  self: '自己打开小程序',
  store: '扫门店码',
  clerk: '扫店员码',
  counter: '柜台登记',
  campaign: '活动码',
  import: '数据接管',
};

/** Channels that a registration is given something by: whoever was taken over registered long ago. */
export const givenChannels = joinChannels.filter((channel) => channel !== 'import');

/** Days within which who said his phone number at a counter counts as come by it. */
export const counterDays = 30;

const inAddress = /\/j\/([0-9A-Z]{8})$/;

/** The code that a link (`…/j/ABCDEFGH`) or the scene of a code image (`j.ABCDEFGH`) brings; null: none. */
export const joinCodeIn = (text: string): string | null => (inAddress.exec(text) ?? /^(?:j\.)?([0-9A-Z]{8})$/.exec(text))?.[1] ?? null;

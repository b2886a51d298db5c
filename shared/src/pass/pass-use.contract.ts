import * as v from 'valibot';
import { ExchangeChoice, Redemption } from '../coupon/redeem.contract.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Day, Id } from '../kernel/fields.ts';

/** Sixteen digits, however they are spaced. */
const PassCode = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\s/g, '')),
  v.regex(/^\d{16}$/, '月卡卡号是 16 位数字'),
);

/** A pass as the terminal shows it before it is used. */
const PassAtCounter = v.object({
  passId: Id,
  name: v.string(),
  promise: v.string(),
  lines: v.array(v.string()),
  note: v.string(),
  /** The last day on which it counts; null: it was not paid for. */
  lastDay: v.nullable(Day),
  /** Masked. The phone is empty when it is not known. */
  member: v.object({ name: v.string(), phone: v.string() }),
  left: Count,
  leftToday: Count,
  /** How often it was used up to now: what a use names, so that nobody takes one that he did not see. */
  used: Count,
  /** What it gives a piece of here, the dearest first. */
  products: v.array(ExchangeChoice),
  /** Why it cannot be used here and now; null: it can. */
  why: v.nullable(v.string()),
});
export type PassAtCounterData = v.InferOutput<typeof PassAtCounter>;

export const previewPass = endpoint({
  method: 'POST',
  path: '/api/terminal/pass-previews',
  summary: '扫码或输入卡号，看这张月卡今天还能不能在本店用、可领什么；不改变任何东西。5 分钟内输错 10 次就要等',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ code: PassCode }),
  reply: PassAtCounter,
  refusals: ['pass/code-unknown', 'limit/too-many'],
});

export const usePass = endpoint({
  method: 'POST',
  path: '/api/terminal/pass-uses',
  summary: '用一次月卡：带上看到的已用次数，所以连按两次、两台终端同时用也只算一次；同一个 Idempotency-Key 再问得到同样的答复',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ code: PassCode, skuId: v.nullable(Id), /** What the preview said. */ used: Count }),
  reply: Redemption,
  refusals: ['pass/code-unknown', 'pass/unusable', 'pass/product-needed', 'pass/changed', 'limit/too-many'],
});

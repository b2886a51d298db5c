import * as v from 'valibot';
import { PersonFailure } from './person-failure.ts';

const Openid = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const Text = v.pipe(v.string(), v.maxLength(1024));
const Outcome = v.picklist(['success', 'cancel', 'fail']);
const Fen = v.pipe(v.number(), v.integer(), v.minValue(0));
const sheetFields = { appid: Text, timeStamp: Text, nonceStr: Text, package: Text, signType: Text, paySign: Text };

/** What the person's calls carry. */
export const inputs = {
  nothing: v.object({}),
  customer: v.object({ openid: Openid }),
  password: v.object({ openid: Openid, wants: v.boolean() }),
  subscribe: v.object({ openid: Openid, templateIds: v.pipe(v.array(Text), v.maxLength(5)), accept: v.optional(v.boolean(), true) }),
  sheet: v.object({ openid: Openid, ...sheetFields }),
  decide: v.object({ outcome: Outcome, discount: v.optional(v.object({ wechatpay: v.optional(Fen, 0), merchant: v.optional(Fen, 0) })) }),
  pay: v.object({
    openid: Openid,
    prepayId: v.optional(Text),
    ...v.partial(v.object(sheetFields)).entries,
    outcome: v.optional(Outcome, 'success'),
    discount: v.optional(v.object({ wechatpay: v.optional(Fen, 0), merchant: v.optional(Fen, 0) })),
  }),
  misbehave: v.partial(
    v.strictObject({
      slowMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000)),
      down: v.boolean(),
      notify: v.picklist(['normal', 'never', 'late', 'wrong-order', 'wrong-amount', 'forged', 'foreign', 'stale', 'sign-test']),
      notifySignedBy: v.picklist(['public-key', 'certificate']),
      notifyTimes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
      refund: v.picklist(['normal', 'NOT_ENOUGH', 'ABNORMAL', 'CLOSED', 'PROCESSING', 'SYSTEM_ERROR']),
      prepay: v.picklist(['normal', 'SYSTEM_ERROR', 'FREQUENCY_LIMITED', 'NO_AUTH', 'NOTENOUGH']),
      charge: v.picklist(['normal', 'password', 'not-enough', 'unknown', 'unknown-charged']),
      reverse: v.picklist(['normal', 'fails']),
      login: v.picklist(['normal', 'TOO_OFTEN', 'BLOCKED']),
      loseAnswers: v.boolean(),
      forgeAnswers: v.boolean(),
    }),
  ),
  clock: v.object({
    advanceMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400 * 24 * 3_600_000))),
    speed: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
  }),
  signTest: v.object({ mchid: Text, url: v.pipe(v.string(), v.url()) }),
  resend: v.object({ noticeId: Text }),
  refundOutcome: v.object({ outRefundNo: Text, status: v.picklist(['SUCCESS', 'ABNORMAL', 'CLOSED']) }),
  abnormalRefund: v.object({ outRefundNo: Text, type: v.picklist(['USER_BANK_CARD', 'MERCHANT_BANK_CARD']) }),
  tradeManaged: v.object({ managed: v.boolean() }),
};

export const readInput = <Schema extends v.GenericSchema>(schema: Schema, rawBody: string): v.InferOutput<Schema> => {
  const read = v.safeParse(schema, parse(rawBody));
  if (!read.success) throw new PersonFailure(400, 'input/invalid', `提交的内容有误：${v.getDotPath(read.issues[0]) ?? '请求体'}`);
  return read.output;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    return null;
  }
};

import { instantText } from '../beijing-time.ts';
import type { NotifyMood } from '../sandbox-shape.ts';
import { randomText, type Notice, type Party, type World } from '../world.ts';
import { seal } from './seal.ts';
import { noticeSigner, rogueKey, signatureHeaders } from './sign-answer.ts';

const answerMs = 5000;
const yearMs = 365 * 24 * 3_600_000;

/** One attempt: 0 when there was no answer within five seconds, else its status. */
export const sendNotice = async (world: World, notice: Notice, mood: NotifyMood): Promise<number> => {
  const own = world.parties.get(notice.mchid)!;
  const party = mood === 'foreign' ? strangerTo(world, own) : own;
  const resource =
    mood === 'foreign' ? asOf(world, party, notice.resource) : mood === 'wrong-amount' ? withWrongAmount(notice) : notice.resource;
  return post(world, notice.url, party, bodyOf(party, notice, resource), mood);
};

/** What WeChat sends to see whether signatures are checked: all in order but the signature, which names itself a test. */
export const sendSignTest = async (world: World, party: Party, url: string): Promise<number> => {
  const resource = {
    mchid: party.mchid,
    out_trade_no: 'SIGNTEST',
    transaction_id: '0',
    trade_state: 'SUCCESS',
    amount: { total: 1, payer_total: 1, currency: 'CNY' },
  };
  const notice = {
    id: `signtest-${randomText(16)}`,
    kind: 'payment' as const,
    eventType: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    createdAtMs: world.clock.now().getTime(),
  };
  return post(world, url, party, bodyOf(party, notice, resource), 'sign-test');
};

const post = async (world: World, url: string, party: Party, body: string, mood: NotifyMood): Promise<number> => {
  const signer = noticeSigner(world, party);
  const at = new Date(world.wireNow().getTime() - (mood === 'stale' ? yearMs : 0));
  const signed = signatureHeaders(mood === 'forged' ? { ...signer, key: rogueKey() } : signer, body, at);
  const headers =
    mood === 'sign-test' ? { ...signed, 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${signed['Wechatpay-Signature']}` } : signed;
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/4.0', 'Request-ID': randomText(24) },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(answerMs), world.ending.signal]),
    });
    await reply.arrayBuffer();
    return reply.status;
  } catch {
    return 0;
  }
};

type Letter = Pick<Notice, 'id' | 'kind' | 'eventType' | 'summary' | 'createdAtMs'>;

const bodyOf = (party: Party, { id, kind, eventType, summary, createdAtMs }: Letter, resource: Record<string, unknown>): string => {
  const originalType = kind === 'payment' ? 'transaction' : 'refund';
  return JSON.stringify({
    id,
    create_time: instantText(createdAtMs),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary,
    resource: { original_type: originalType, ...seal(party.keys.apiV3Key, JSON.stringify(resource), originalType) },
  });
};

const strangerTo = ({ parties }: World, own: Party): Party =>
  [...parties.values()].find(({ mchid, kind }) => mchid !== own.mchid && kind === 'direct')!;

/** The same order number and amount, but truly paid to someone else. */
const asOf = ({ credentials }: World, { mchid }: Party, resource: Record<string, unknown>): Record<string, unknown> => {
  const rest = Object.fromEntries(Object.entries(resource).filter(([field]) => !/^(sp|sub)_/.test(field)));
  return { ...rest, appid: credentials.appid, mchid };
};

const withWrongAmount = ({ kind, resource }: Notice): Record<string, unknown> => {
  const amount = resource['amount'] as Record<string, number>;
  const changed =
    kind === 'payment' ? { total: amount['total']! + 1, payer_total: amount['payer_total']! + 1 } : { refund: amount['refund']! + 1 };
  return { ...resource, amount: { ...amount, ...changed } };
};

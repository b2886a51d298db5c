import { yuanText } from '@mendian/shared/kernel/money.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { NamedSku } from '../catalog/index.ts';
import { differsFrom, readEarlier } from './earlier-orders.ts';
import type { Asking, Coming, Finding } from './kind.ts';
import { isPhone } from './members-named.ts';
import { isCode, readOrderFacts, type OrderFacts } from './order-facts.ts';
import type { GoodsLine, OrderLine } from './read-order.ts';

/** What orders of a file mean here. One that is here already is never changed: somebody works on it. */
export const findOrders = async (asking: Asking, rows: readonly OrderLine[], coming: Coming): Promise<Finding[]> => {
  const known = await readEarlier(asking.sql, rows);
  const fresh = rows.filter(({ number }) => !known.has(number));
  const facts = await readOrderFacts(asking, fresh);
  const expected = {
    stores: await coming('stores', fresh.map(({ storeCode }) => storeCode)), // prettier-ignore
    members: await coming('members', fresh.map(({ member }) => member)), // prettier-ignore
  };
  const trades = new Set(facts.trades);
  return rows.map((row): Finding => {
    const earlier = known.get(row.number);
    if (earlier !== undefined) {
      const differs = differsFrom(row, earlier);
      return differs === null ? { is: 'same' } : { is: 'refused', reason: `这里已接管这一单，${differs}与文件不同；请在这里处理` };
    }
    const refused =
      storeFault(row, facts, expected.stores) ??
      memberFault(row, facts, expected.members) ??
      dayFault(row, asking.now) ??
      goodsFault(row, facts) ??
      (trades.has(row.outTradeNo) ? `商户单号 ${row.outTradeNo} 已经是另一单的付款` : null) ??
      paymentFault(row);
    if (refused !== null) return { is: 'refused', reason: refused };
    trades.add(row.outTradeNo);
    return { is: 'add', said: saidOf(row, facts) };
  });
};

const storeFault = ({ storeCode, mchid }: OrderLine, { stores, mchids }: OrderFacts, expected: ReadonlySet<string>): string | null => {
  const store = stores.get(storeCode);
  if (store === undefined)
    return expected.has(storeCode)
      ? `门店 ${storeCode} 还没有正式运行；请先接管门店并设好收款方，再接管它的订单`
      : `门店 ${storeCode} 不存在，请先接管门店，或改正编码`;
  if (store.standing === 'closed-for-good') return `门店 ${storeCode} 已停业，不能再交货；请在旧系统退款`;
  if (store.standing === 'no-payee') return `门店 ${storeCode} 还没有收款方，请先设置`;
  if (mchids.get(store.payeeId) === mchid) return null;
  const isKnown = [...mchids.values()].includes(mchid);
  return isKnown ? `收款商户号 ${mchid} 不是门店 ${storeCode} 的收款方` : `收款商户号 ${mchid} 这里没有，请先设置收款方，或改正`;
};

/** Reasons stay longer than files do: no phone numbers in them. */
const memberFault = ({ member }: OrderLine, { memberOf }: OrderFacts, expected: ReadonlySet<string>): string | null => {
  const found = memberOf(member);
  if (found === null) return '这个手机号有几个会员，请写 openid';
  if (found !== undefined || expected.has(member)) return null;
  return isPhone(member) ? '这个手机号没有会员，请写 openid，或先接管会员' : `会员 ${member} 不存在，请先接管会员`;
};

const dayFault = ({ promisedAt }: OrderLine, now: Date): string | null =>
  dayOf(promisedAt) >= dayOf(now) ? null : '约定的日子已经过了，取货码当天有效；请在旧系统处理，或与顾客重新约定';

const goodsFault = (row: OrderLine, { skusOf }: OrderFacts): string | null => {
  for (const line of row.lines) {
    const reason = skuFault(row.storeCode, line, skusOf(row.storeCode, line));
    if (reason !== null) return reason;
  }
  return null;
};

const skuFault = (storeCode: string, { goods, spec, grams }: GoodsLine, skus: readonly NamedSku[]): string | null => {
  const named = spec === '' ? goods : `${goods}（${spec}）`;
  const [sku] = skus;
  if (sku === undefined) return `没有商品 ${named}，请先在商品里新增，或改正名称`;
  if (skus.length > 1) return `商品 ${named} 有 ${skus.length} 个，请写明规格，或改成不同的名称`;
  if ((sku.soldBy === 'weight') !== (grams !== null)) return `${named}按${sku.soldBy === 'weight' ? '重量' : '份'}卖，请改正份数和克数`;
  return sku.takes.some(({ saleable }) => saleable === null) ? `门店 ${storeCode} 没有清点过${named}的库存，请先清点（没有就写 0）` : null;
};

/** What WeChat says is what counts; that it was not asked means that nothing is made now. */
const paymentFault = ({ seen, outTradeNo, paid, transactionId }: OrderLine): string | null => {
  if (seen === undefined) return null;
  if (seen === null) return `微信支付没有商户单号 ${outTradeNo}，请核对商户单号和收款商户号`;
  if ('refused' in seen) return `微信支付不让查这笔付款（${seen.refused}），请核对收款商户号的密钥`;
  if (seen.tradeState === 'REFUND') return '这笔付款在旧系统退过款，不能接管；请在旧系统处理';
  if (seen.tradeState !== 'SUCCESS') return `微信支付说这笔付款没有完成（${seen.tradeState}），不能接管`;
  if (seen.total !== paid) return `微信支付收的是 ${yuanText(seen.total ?? 0)}，与实付 ${yuanText(paid)} 不同`;
  return transactionId === null || transactionId === seen.transactionId ? null : '微信支付单号与微信的不同';
};

/** What whoever reads the report should know of an order that is taken all the same. */
const saidOf = (row: OrderLine, facts: OrderFacts): string | null => {
  const said = [
    codeSaid(row, facts.isCodeUsed(row.storeCode, row.code)),
    ...shortNames(row, facts).map((name) => `${name}库存不够，仍占用`),
  ];
  const told = said.filter((one) => one !== null);
  return told.length === 0 ? null : told.join('；');
};

const codeSaid = ({ code, mode }: OrderLine, isUsed: boolean): string | null => {
  if (mode === 'delivery' || (isCode(code) && !isUsed)) return null;
  if (code === '') return '没有取货码，将有新码';
  return isUsed ? `取货码 ${code} 已有人用，将换新码` : `取货码 ${code} 不是 8 位数字，将换新码`;
};

const shortNames = ({ lines, storeCode }: OrderLine, { skusOf }: OrderFacts): string[] =>
  lines
    .filter((line) =>
      skusOf(storeCode, line)[0]!.takes.some(({ saleable, quantity }) => (saleable ?? 0) < quantity * (line.grams ?? line.pieces ?? 1)),
    )
    .map(({ goods }) => goods);

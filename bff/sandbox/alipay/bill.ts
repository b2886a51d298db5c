import iconv from 'iconv-lite';
import { billTime, dayStartMs, dayText, hourOf } from '../beijing-time.ts';
import { nowMs, randomText, type World } from '../world.ts';
import { AlipayFailure } from './alipay-failure.ts';
import { outTradeNoOf, sellerOf, type AlipayRefund, type Seller, type Trade } from './alipay-world.ts';
import { yuan } from './yuan.ts';
import { zipOf } from './zip.ts';

export const billFilePath = '/downloadBillFile.resource';

const dayMs = 24 * 3_600_000;
const readyHour = 9;
const addressLifeMs = 30_000;
const billsMost = 100;

/** Writes a merchant's bill of a day and names where it can be fetched for half a minute: at Alipay's own host, as Alipay does. */
export const askBill = (world: World, seller: Seller, query: URLSearchParams): Record<string, unknown> => {
  const day = query.get('bill_date') ?? '';
  const startMs = dayStartMs(day);
  const at = nowMs(world);
  if (query.get('bill_type') !== 'trade' || startMs === null || startMs + dayMs > at)
    throw new AlipayFailure(400, 'INVALID_PARAMETER', '参数有误：bill_type 只提供 trade，bill_date 只能为今天以前的日期');
  const rows = rowsOf(world, seller, startMs);
  if (rows.length === 0 || (day === dayText(at - dayMs) && hourOf(at) < readyHour))
    throw new AlipayFailure(400, 'BILL_NOT_EXIST', '账单不存在');
  const { bills } = world.alipay;
  const fileId = randomText(32);
  const account = seller ?? '2088000000000001';
  bills.set(fileId, { zip: archive(account, day, rows), untilMs: at + addressLifeMs });
  if (bills.size > billsMost) bills.delete(bills.keys().next().value!);
  return {
    bill_download_url: `http://dwbillcenter.alipay.com${billFilePath}?bizType=trade&userId=${account}&bizDates=${day}&fileId=${fileId}`,
  };
};

type Row = { readonly ms: number; readonly kind: '交易' | '退款'; readonly trade: Trade; readonly fen: number; readonly requestNo: string };

/** What was paid, given back, or cancelled after it was paid, on the day on which it was done. */
const rowsOf = ({ alipay }: World, seller: Seller, startMs: number): Row[] => {
  const isThatDay = (ms: number | null): ms is number => ms !== null && ms >= startMs && ms < startMs + dayMs;
  const trades = alipay.trades.all().filter((trade) => sellerOf(trade) === seller && trade.paidAtMs !== null);
  const refunds = Map.groupBy(alipay.refunds.all(), ({ tradeId }: AlipayRefund) => tradeId);
  return trades
    .flatMap((trade): Row[] => [
      { ms: trade.paidAtMs!, kind: '交易', trade, fen: trade.total, requestNo: '' },
      ...(refunds.get(trade.id) ?? []).map(
        ({ atMs, amount, outRequestNo }) => ({ ms: atMs, kind: '退款', trade, fen: amount, requestNo: outRequestNo }) as const,
      ),
      ...(trade.cancelledAtMs === null ? [] : [{ ms: trade.cancelledAtMs, kind: '退款', trade, fen: trade.total, requestNo: '' } as const]),
    ])
    .filter(({ ms }) => isThatDay(ms))
    .sort((a, b) => a.ms - b.ms);
};

const columns =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

const archive = (account: string, day: string, rows: readonly Row[]): Buffer => {
  const name = `${account}0156_${day.replaceAll('-', '')}_业务明细`;
  return zipOf([
    { name: iconv.encode(`${name}(汇总).csv`, 'gbk'), bytes: iconv.encode('#支付宝业务汇总查询\r\n', 'gbk') },
    { name: iconv.encode(`${name}.csv`, 'gbk'), bytes: iconv.encode(details(account, day, rows), 'gbk') },
  ]);
};

const details = (account: string, day: string, rows: readonly Row[]): string => {
  const [paid, back] = [rows.filter(({ kind }) => kind === '交易'), rows.filter(({ kind }) => kind === '退款')];
  const sum = (some: readonly Row[]) => yuan(some.reduce((all, { fen }) => all + fen, 0));
  const line = '-'.repeat(40);
  return [
    '#支付宝业务明细查询',
    `#账号：[${account}0156]`,
    `#起始日期：[${day} 00:00:00]   终止日期：[${day} 24:00:00]`,
    `#${line}业务明细列表${line}`,
    columns,
    ...rows.map(rowText),
    `#${line}业务明细列表结束${line}`,
    `#交易合计：${paid.length}笔，商家实收共${sum(paid)}元，商家优惠共0.00元`,
    `#退款合计：${back.length}笔，商家实收退款共-${sum(back)}元，商家优惠退款共0.00元`,
    `#导出时间：[${day} 24:00:00]`,
    '',
  ].join('\r\n');
};

const rowText = ({ ms, kind, trade, fen, requestNo }: Row): string => {
  const amount = `${kind === '退款' ? '-' : ''}${yuan(fen)}`;
  const at = billTime(ms);
  return [
    ...[`${trade.tradeNo}\t`, `${outTradeNoOf(trade)}\t`, kind, trade.subject, at, at, trade.storeId ?? '', '', '', '', '138****0000'],
    ...[
      amount,
      amount,
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '',
      '0.00',
      '0.00',
      requestNo === '' ? '' : `${requestNo}\t`,
      '0.00',
      '0.00',
      '',
    ],
  ].join(',');
};

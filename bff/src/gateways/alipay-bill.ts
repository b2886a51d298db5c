import iconv from 'iconv-lite';
import { AlipayError, type AlipayBillRow } from './alipay.ts';
import { zipEntries } from './zip-file.ts';

/** The 25 columns of a trade bill's details (业务明细), in Alipay's order. */
export const alipayBillColumns =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

const columns = 25;
/** Bounds what a broken archive can unfold to. */
const bytesMax = 500_000_000;

/** The details out of the archive, which has them beside their summary (汇总); both are in GBK, and so are their names. */
export const openAlipayBill = (zip: Buffer): string => {
  try {
    const details = zipEntries(zip, bytesMax).find(({ name }) => /业务明细\.csv$/.test(iconv.decode(name, 'gbk')));
    if (details !== undefined) return iconv.decode(details.read(), 'gbk');
  } catch {
    throw invalid('the bill cannot be unzipped');
  }
  throw invalid('the bill has no details');
};

/** Reads the rows between the heading and the count of them. A bill that has not as many rows as it says is refused. */
export const readAlipayBill = (text: string): AlipayBillRow[] => {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  const head = lines.findIndex((line) => line.startsWith('支付宝交易号'));
  if (head === -1 || lines[head] !== alipayBillColumns) throw invalid('the bill has other columns than expected');
  const end = lines.findIndex((line, index) => index > head && line.startsWith('#'));
  const rows = lines.slice(head + 1, end === -1 ? undefined : end).map(readRow);
  const counted = (kind: AlipayBillRow['kind']) => rows.filter((row) => row.kind === kind).length;
  if (countOf(lines, '交易合计') !== counted('payment') || countOf(lines, '退款合计') !== counted('refund'))
    throw invalid('the bill does not have as many rows as it says');
  return rows;
};

const countOf = (lines: readonly string[], what: string): number | null => {
  const found = lines.map((line) => new RegExp(`^#${what}：(\\d{1,9})笔`).exec(line)?.[1]).find((count) => count !== undefined);
  return found === undefined ? null : Number(found);
};

const kinds: Readonly<Record<string, AlipayBillRow['kind']>> = { 交易: 'payment', 退款: 'refund' };

/** Numbers are the merchant's own: letters, digits and signs. */
const number = /^[!-~]{1,64}$/;

/** Numbers end in a tab, so that a table shows them whole. A comma in a product's name parts it: what is too much is the name's. */
const readRow = (line: string): AlipayBillRow => {
  const parts = line.split(',').map((part) => part.trim());
  const tooMany = Math.max(0, parts.length - columns);
  const row = [...parts.slice(0, 3), parts.slice(3, 4 + tooMany).join(','), ...parts.slice(4 + tooMany)];
  const kind = kinds[row[2] ?? ''];
  const outTradeNo = row[1] ?? '';
  if (row.length !== columns || kind === undefined || !number.test(outTradeNo) || !(row[21] === '' || number.test(row[21]!)))
    throw invalid('a row of the bill cannot be read');
  const amount = wholeFen(row[11]!);
  if (kind === 'payment' && amount < 0) throw invalid('a payment in the bill is negative');
  return { kind, outTradeNo, outRequestNo: kind === 'refund' && row[21] !== '' ? row[21]! : null, amount: Math.abs(amount) };
};

const wholeFen = (text: string): number => {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (parts === null) throw invalid('an amount in the bill cannot be read');
  const fen = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] === '-' ? -fen : fen;
};

const invalid = (message: string): AlipayError => new AlipayError('REPLY_INVALID', message, true);

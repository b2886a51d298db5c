import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { readShanghaiTime } from './shanghai-time.ts';
import { replyInvalid } from './wechat-pay-failures.ts';
import type { BillRow } from './wechat-pay.ts';

/** The 27 columns of a trade bill of type ALL, in WeChat's order. */
export const billColumns =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';

/** Bounds what a broken archive can unfold to. */
const billBytesMax = 1_000_000_000;

/** Unzips a bill where it is zipped and compares its SHA1 with the one WeChat announced: a bill cut short is no bill. */
export const openBill = (bytes: Buffer, sha1: string): string => {
  const bill = bytes[0] === 0x1f && bytes[1] === 0x8b ? unzip(bytes) : bytes;
  const found = createHash('sha1').update(bill).digest('hex');
  if (found !== sha1.toLowerCase()) throw replyInvalid(200, 'the bill does not have the SHA1 that WeChat Pay announced');
  return bill.toString('utf8');
};

/** Reads the rows above the summary. A bill whose rows do not agree with its own summary is refused. */
export const readBill = (text: string): BillRow[] => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0] !== billColumns) throw replyInvalid(200, 'the bill has other columns than expected');
  const end = lines.findIndex((line, index) => index > 0 && !line.startsWith('`'));
  const rows = lines.slice(1, end === -1 ? undefined : end).map(readRow);
  const [count] = fields(lines[end + 1] ?? '');
  if (end === -1 || count !== String(rows.length)) throw replyInvalid(200, 'the bill does not have as many rows as its summary says');
  return rows;
};

/** Yuan text to whole fen, without a float: `38.6` → 3860. More decimals than two must be zeros. */
export const yuanToFen = (text: string): number => {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!parts) throw replyInvalid(200, 'an amount in the bill cannot be read');
  const fen = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] === '-' && fen !== 0 ? -fen : fen;
};

const unzip = (bytes: Buffer): Buffer => {
  try {
    return gunzipSync(bytes, { maxOutputLength: billBytesMax });
  } catch {
    throw replyInvalid(200, 'the bill cannot be unzipped');
  }
};

/** Each value has a backquote before it, so a comma in a name does not part it. */
const fields = (line: string): string[] => line.replace(/^`/, '').split(',`');

const readRow = (line: string): BillRow => {
  const row = fields(line);
  const at = readShanghaiTime(row[0] ?? '');
  if (row.length !== 27 || at === null) throw replyInvalid(200, 'a row of the bill cannot be read');
  const text = (column: number): string => row[column - 1]!;
  const orNull = (column: number): string | null => (text(column) === '' || text(column) === '0' ? null : text(column));
  return {
    at,
    appid: text(2),
    mchid: text(3),
    subMchid: orNull(4),
    transactionId: text(6),
    outTradeNo: text(7),
    openid: text(8),
    tradeState: text(10),
    bankType: text(11),
    settlementTotal: yuanToFen(text(13)),
    refundId: orNull(15),
    outRefundNo: orNull(16),
    refund: yuanToFen(text(17)),
    refundStatus: orNull(20),
    description: text(21),
    fee: feeToFen(text(23)),
    total: yuanToFen(text(25)),
    refundAsked: yuanToFen(text(26)),
  };
};

/** Fees carry up to five decimals of a yuan; they are rounded half up to a whole fen. */
const feeToFen = (text: string): number => {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,5}))?$/.exec(text);
  if (!parts) throw replyInvalid(200, 'a fee in the bill cannot be read');
  const thousandths = Number(parts[2]) * 100_000 + Number((parts[3] ?? '').padEnd(5, '0'));
  const fen = Math.floor((thousandths + 500) / 1000);
  return parts[1] === '-' && fen !== 0 ? -fen : fen;
};

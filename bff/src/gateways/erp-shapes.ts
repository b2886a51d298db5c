import * as v from 'valibot';
import type { ErpList, ErpMerchant, ErpPage, ErpRows, ErpStore, ErpUnreadable } from './erp.ts';

/** What makes a row unreadable is said in these words, which a person at the desk reads. */
const text = (name: string, max: number) => v.pipe(v.string(`${name}不是文字`), v.trim(), v.maxLength(max, `${name}超过 ${max} 个字`));
const words = (name: string, max: number) => v.pipe(text(name, max), v.minLength(1, `没有${name}`));
const optional = (name: string, max: number) => v.optional(v.nullable(text(name, max)), '');
const Code = v.pipe(v.string('编码不是文字'), v.regex(/^[0-9A-Za-z_-]{1,20}$/, '编码只能是 20 个以内的字母、数字、横线'));
const Day = v.pipe(v.string('日期不是文字'), v.isoDate('日期的格式不对'));

const degrees = (name: string, most: number) =>
  v.pipe(
    v.string(`没有${name}`),
    v.regex(/^-?\d{1,3}(\.\d{1,12})?$/, `${name}不是数字`),
    v.transform(microDegrees),
    v.check((e6) => Math.abs(e6) <= most * 1_000_000 && e6 !== 0, `${name}超出范围`),
  );

/** `28.690120` → 28690120, cut behind the sixth place: a step there is a tenth of a metre. */
const microDegrees = (given: string): number => {
  const [whole = '', part = ''] = given.replace('-', '').split('.');
  const e6 = Number(whole) * 1_000_000 + Number(part.slice(0, 6).padEnd(6, '0'));
  return given.startsWith('-') ? -e6 : e6;
};

const base = {
  code: Code,
  status: v.picklist(['OPEN', 'CLOSED'], '状态不是 OPEN 或 CLOSED'),
  updatedAt: v.pipe(v.string('没有更新时间'), v.isoTimestamp('更新时间的格式不对')),
};

const Merchant = v.object({
  ...base,
  name: words('名称', 80),
  contactName: optional('联系人', 40),
  contactPhone: optional('联系电话', 20),
  licenceNo: optional('执照号', 30),
  address: optional('地址', 120),
  provinces: v.optional(v.array(text('省份', 20)), []),
});

const Store = v.object({
  ...base,
  name: words('名称', 60),
  province: words('省份', 20),
  city: words('城市', 20),
  cityInitial: v.pipe(v.string('没有城市首字母'), v.regex(/^[A-Z]$/, '城市首字母应是一个大写字母')),
  district: optional('区县', 20),
  address: words('地址', 120),
  phone: optional('电话', 20),
  lat: degrees('纬度', 90),
  lng: degrees('经度', 180),
  branchCode: v.optional(v.nullable(Code), null),
  franchiseeCode: v.optional(v.nullable(Code), null),
  manager: optional('店长', 40),
  areaSqm: v.optional(v.nullable(v.pipe(v.number(), v.integer('面积不是整数'), v.minValue(0), v.maxValue(1_000_000))), null),
  openedOn: v.optional(v.nullable(Day), null),
  closedOn: v.optional(v.nullable(Day), null),
});

const merchantOf = ({ status, updatedAt, ...row }: v.InferOutput<typeof Merchant>): ErpMerchant => ({
  ...{ code: row.code, name: row.name, provinces: row.provinces },
  ...{ contactName: row.contactName ?? '', contactPhone: row.contactPhone ?? '' },
  ...{ licenceNo: row.licenceNo ?? '', address: row.address ?? '' },
  closed: status === 'CLOSED',
  updatedAt: new Date(updatedAt),
});

const storeOf = ({ status, updatedAt, lat, lng, ...row }: v.InferOutput<typeof Store>): ErpStore => ({
  ...row,
  ...{ district: row.district ?? '', phone: row.phone ?? '', manager: row.manager ?? '', latE6: lat, lngE6: lng },
  closed: status === 'CLOSED',
  updatedAt: new Date(updatedAt),
});

const MerchantRow = v.pipe(Merchant, v.transform(merchantOf));
const StoreRow = v.pipe(Store, v.transform(storeOf));
const schemas = { branches: MerchantRow, franchisees: MerchantRow, stores: StoreRow };

const Reply = v.object({
  data: v.object({
    rows: v.array(v.record(v.string(), v.unknown())),
    next: v.optional(v.nullable(v.string()), null),
    asOf: v.pipe(v.string(), v.isoTimestamp()),
  }),
});

/** A page as the ERP sent it; null: it is not of the form that was agreed. Rows that cannot be read are put aside, not fatal. */
export const readErpPage = <List extends ErpList>(list: List, reply: unknown): ErpPage<ErpRows[List]> | null => {
  const read = v.safeParse(Reply, reply);
  if (!read.success) return null;
  const { rows: given, next, asOf } = read.output.data;
  const rows: ErpRows[List][] = [];
  const unreadable: ErpUnreadable[] = [];
  for (const row of given) {
    const parsed = v.safeParse(schemas[list], row);
    if (parsed.success) rows.push(parsed.output as ErpRows[List]);
    else unreadable.push({ code: codeOf(row), why: parsed.issues[0].message });
  }
  return { rows, unreadable, next, asOf: new Date(asOf) };
};

const codeOf = (row: Record<string, unknown>): string => {
  const code = v.safeParse(Code, row['code']);
  return code.success ? code.output : `#${String(row['id'] ?? '').slice(0, 30)}`;
};

export const ErpNoticeBody = v.object({
  list: v.picklist(['branches', 'franchisees', 'stores']),
  codes: v.pipe(v.array(v.string()), v.maxLength(1_000)),
});

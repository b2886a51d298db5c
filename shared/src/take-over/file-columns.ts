import type { TakeOverKind } from './take-over-words.ts';

/** A column of a file: its name in the first line, whether each line must fill it, what stands in it, and an example. */
export type FileColumn<Key extends string = string> = {
  readonly key: Key;
  readonly name: string;
  readonly needed: boolean;
  readonly what: string;
  readonly example: string;
};

const column =
  (needed: boolean) =>
  <const Key extends string>(key: Key, name: string, what: string, example: string): FileColumn<Key> => ({
    key,
    name,
    needed,
    what,
    example,
  });
const needed = column(true);
const optional = column(false);

/** A kind's columns. Their order does not matter, and what may be left empty may be left out. */
export const fileColumns = {
  stores: [
    needed('code', '门店编码', '20 个以内的字母、数字、横线；与 ERP 的编码相同，ERP 同步后由 ERP 接着管', 'S0001'),
    needed('name', '店名', '60 字以内', '八一广场店'),
    needed('province', '省份', '20 字以内', '江西'),
    needed('city', '城市', '20 字以内', '南昌'),
    needed('cityInitial', '城市首字母', '一个大写字母', 'N'),
    optional('district', '区县', '20 字以内', '东湖区'),
    needed('address', '地址', '120 字以内', '八一大道 12 号'),
    optional('phone', '电话', '20 字以内', '0791-86210000'),
    needed('lat', '纬度', 'gcj02，度', '28.682000'),
    needed('lng', '经度', 'gcj02，度', '115.858000'),
    needed('branchCode', '分公司编码', '这里要已有', 'B01'),
    optional('ownerCode', '加盟商编码', '这里要已有；空：分公司自营', 'F0001'),
    optional('hours', '营业时间', '每天的时段，用空格隔开；空：09:00-22:00', '09:00-14:00 16:00-21:30'),
  ],
  accounts: [
    needed('username', '登录名', '3 到 36 个小写字母、数字、点、横线', 'f0001.chen'),
    needed('realName', '姓名', '30 字以内', '陈静'),
    needed('phone', '手机号', '11 位', '13800001111'),
    optional('merchantCode', '商户编码', '分公司或加盟商，这里要已有；空：总部的账号', 'F0001'),
    optional('primary', '主账号', '是：商户的主账号；空或“否”：子账号', '是'),
    optional('stores', '门店编码', '子账号负责的门店，用空格隔开；空：商户的全部门店', ''),
  ],
  members: [
    needed('openid', 'openid', '小程序的 openid；没有 openid 的会员不能接管，本人登录后自己出现', 'oU7xA5f8Jk2mQp0001'),
    optional('unionid', 'unionid', '开放平台的 unionid', ''),
    optional('nickname', '昵称', '超过 20 字的部分去掉', '小陈'),
    optional('phone', '手机号', '11 位，境外的以 + 和国家代码开头', '13800002222'),
    optional('joinedAt', '注册时间', '北京时间；空：运行时', '2024-05-01 08:00:00'),
  ],
} as const satisfies Record<TakeOverKind, readonly FileColumn[]>;

/** A line's cells by the keys of their columns; what a file leaves out is empty. */
export type CellsOf<Kind extends TakeOverKind> = Readonly<Record<(typeof fileColumns)[Kind][number]['key'], string>>;

/** A file with the columns and one line, to begin from. */
export const exampleFile = (kind: TakeOverKind): string =>
  [fileColumns[kind].map(({ name }) => name), fileColumns[kind].map(({ example }) => example)]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');

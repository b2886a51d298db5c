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
  cards: [
    needed('number', '卡号', '6 到 40 位数字、字母；空格和横线不算', '6021 0000 0001'),
    optional('kind', '种类', '会员卡、微信会员卡或支付宝会员卡；空：会员卡', '会员卡'),
    needed('member', '会员', 'openid 或手机号；手机号还没有会员时，等本人绑定后归他', '13800002222'),
  ],
  coupons: [
    needed('code', '券码', '旧系统的券码，照旧可用；6 到 40 位数字、字母，空格和横线不算', 'Q8K20261201000123'),
    needed('template', '券模板', '这里已审核的券模板，写名称；有同名的写编号', '满三十减五'),
    optional('member', '会员', 'openid、手机号或接管的卡号；空：不记名，谁拿着券码谁用', '13800002222'),
    optional('from', '生效时间', '北京时间；空：运行时', ''),
    needed('until', '失效时间', '北京时间；只写日期的，当天还能用', '2027-03-31'),
    optional('state', '状态', '未用、已用或作废；空：未用', '未用'),
  ],
  orders: [
    needed('number', '订单号', '旧系统的订单号，40 个以内的字母、数字、横线；一行一种商品，同一单的行写在一起', 'D20261201000123'),
    needed('storeCode', '门店编码', '这里要已有，并设好收款方；同一单的其他行可以空着，下面到“备注”都一样', 'S0001'),
    needed('member', '会员', 'openid，或本人在这里的手机号', 'oU7xA5f8Jk2mQp0001'),
    needed('mode', '取货方式', '自提或外送', '自提'),
    needed('promisedAt', '约定时间', '什么时候取或送到，北京时间，今天或以后', '2026-12-01 12:00:00'),
    optional('businessDay', '营业日', '空：约定时间那一天；过了零点还算前一天的写前一天', ''),
    optional('code', '取货码', '8 位数字、当天没有人用的照用，其他的换新码，报告里写明', '20481234'),
    optional('contact', '收货人', '外送必填', ''),
    optional('phone', '联系电话', '外送必填，11 位；空：会员的手机号', ''),
    optional('address', '地址', '外送必填，100 字以内', ''),
    needed('outTradeNo', '商户单号', '付款时旧系统给微信支付的 out_trade_no；付款和金额向微信核对', 'D20261201000123P1'),
    optional('transactionId', '微信支付单号', '写了就与微信核对', ''),
    needed('mchid', '收款商户号', '要是门店的收款方；服务商模式写子商户号', '1900000001'),
    needed('paid', '实付', '元，全单', '56.00'),
    optional('discount', '优惠', '元，全单', ''),
    optional('deliveryFee', '配送费', '元，全单', ''),
    optional('remark', '备注', '100 字以内', '少放辣'),
    needed('goods', '商品', '与这里的商品名称相同', '卤鸭脖'),
    optional('spec', '规格', '与这里的规格名称相同；只有一种就空着', ''),
    optional('pieces', '份数', '按份卖的写份数', '2'),
    optional('grams', '克数', '按重量卖的写克数', ''),
    needed('price', '单价', '元，每份或每 500 克，含选项加价', '28.00'),
    needed('amount', '金额', '元，这一行优惠前的金额', '56.00'),
    optional('options', '选项', '如 微辣、不要葱；100 字以内', '微辣'),
  ],
} as const satisfies Record<TakeOverKind, readonly FileColumn[]>;

/** A line's cells by the keys of their columns; what a file leaves out is empty. */
export type CellsOf<Kind extends TakeOverKind> = Readonly<Record<(typeof fileColumns)[Kind][number]['key'], string>>;

/** A file with the columns and one line, to begin from. */
export const exampleFile = (kind: TakeOverKind): string =>
  [fileColumns[kind].map(({ name }) => name), fileColumns[kind].map(({ example }) => example)]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');

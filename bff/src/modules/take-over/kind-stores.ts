import * as v from 'valibot';
import type { Span } from '@mendian/shared/store/hours.ts';
import { newStoreSettings } from '@mendian/shared/store/new-store-settings.ts';
import { HoursField } from '@mendian/shared/store/store-settings.ts';
import { addStores, dropStores, writeStore } from '../store/index.ts';
import { cell, code, codeOrNothing, degrees, needed, readWith } from './fields.ts';
import { findStores } from './find-stores.ts';
import { madeOf, type Kind } from './kind.ts';
import { readMerchants } from './read-merchants.ts';

type Hours = v.InferOutput<typeof HoursField>;
const clock = '([01]?\\d|2[0-4]):[0-5]\\d';

/** `09:00-14:00 16:00-21:30`, each day the same; empty: null, the hours that a new store begins with. */
const hours = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(${clock}-${clock}( +|$)){0,6}$`), '营业时间应像 09:00-14:00 16:00-21:30'),
  v.transform((text) => (text === '' ? null : weekOf(text.trim().split(/ +/).map(spanOf)))),
  v.nullable(HoursField),
);
const spanOf = (text: string): Span => {
  const [open, close] = text.split('-').map((part) => Number(part.split(':')[0]) * 60 + Number(part.split(':')[1]));
  return { open: open!, close: close! };
};
const weekOf = (spans: Span[]): Hours => ({ week: Array.from({ length: 7 }, () => spans), holidays: [] });

const StoreLine = v.object({
  code: code('门店编码'),
  name: needed('店名', 60),
  province: needed('省份', 20),
  city: needed('城市', 20),
  cityInitial: v.pipe(v.string(), v.regex(/^[A-Z]$/, '城市首字母应是一个大写字母')),
  district: cell('区县', 20),
  address: needed('地址', 120),
  phone: cell('电话', 20),
  lat: degrees('纬度', 90),
  lng: degrees('经度', 180),
  branchCode: code('分公司编码'),
  ownerCode: codeOrNothing('加盟商编码'),
  hours,
});
export type StoreLine = v.InferOutput<typeof StoreLine>;

/** Stores: opened as the ERP's new ones are, closed by hand and without a payee until somebody sets one. */
export const storesKind: Kind<StoreLine> = {
  read: readWith(StoreLine),
  keyOf: (row) => row.code,
  examine: ({ sql }, rows) => findStores(sql, rows),
  make: async (ctx, rows) => {
    const merchants = await readMerchants(ctx.sql, rows.flatMap(({ branchCode, ownerCode }) => [branchCode, ownerCode])); // prettier-ignore
    const idOf = (merchantCode: string): string => merchants.get(merchantCode)!.id;
    const ids = await addStores(
      ctx,
      rows.map(({ hours: own, lat, lng, branchCode, ownerCode, ...row }) => ({
        ...row,
        ...{ latE6: lat, lngE6: lng, branchId: idOf(branchCode), ownerId: idOf(ownerCode ?? branchCode) },
        settings: JSON.stringify(own === null ? newStoreSettings : { ...newStoreSettings, hours: own }),
      })),
      '从旧系统接管',
    );
    return madeOf(ids);
  },
  write: writeStore,
  own: [
    { table: 'store', column: 'id', order: 'id' },
    { table: 'store_owner', column: 'store_id', order: 'store_id, from_day' },
    { table: 'store_trading', column: 'store_id', order: 'store_id' },
  ],
  uses: [
    { table: 'orders', column: 'store_id', said: '门店已有订单' },
    { table: 'after_sale', column: 'store_id', said: '门店有顾客申请过退款' },
    { table: 'terminal', column: 'store_id', said: '门店绑定过终端' },
    { table: 'terminal_code', column: 'store_id', said: '门店生成过终端绑定码' },
    { table: 'terminal_presence', column: 'store_id', said: '门店的终端在用' },
    { table: 'printer', column: 'store_id', said: '门店设过打印机' },
    { table: 'print_job', column: 'store_id', said: '门店打过小票' },
    { table: 'join_code', column: 'store_id', said: '门店有会员注册码' },
    { table: 'counter_registration', column: 'store_id', said: '门店登记过会员' },
    { table: 'member', column: 'joined_store_id', said: '有会员在门店注册' },
    { table: 'clerk', column: 'store_id', said: '门店已有店员' },
    { table: 'stock', column: 'store_id', said: '门店已有库存' },
    { table: 'stock_movement', column: 'store_id', said: '门店已有库存流水' },
    { table: 'stock_warning', column: 'store_id', said: '门店已设库存预警' },
    { table: 'clerk_gift_day', column: 'store_id', said: '门店送过优惠券' },
    { table: 'redemption', column: 'store_id', said: '门店核销过优惠券' },
    { table: 'slot', column: 'store_id', said: '门店有预约时段' },
    { table: 'store_day', column: 'store_id', said: '门店已有订单' },
    { table: 'weigh_ticket', column: 'store_id', said: '门店已有称重单' },
    { table: 'till_shift', column: 'store_id', said: '门店的收银台开过班' },
    { table: 'cash_move', column: 'store_id', said: '门店存取过现金' },
    { table: 'counter_sale', column: 'store_id', said: '门店收过银' },
    { table: 'counter_return', column: 'store_id', said: '门店退过货' },
    { table: 'offline_action', column: 'store_id', said: '门店断网时收过银' },
    { table: 'parked_ticket', column: 'store_id', said: '门店有挂单' },
    { table: 'price_change', column: 'store_id', said: '门店改过价格' },
    { table: 'price', column: 'node', prefix: 'store', said: '门店有自己的价格' },
    { table: 'assortment', column: 'node', prefix: 'store', said: '门店有自己的菜单' },
    { table: 'account_scope', column: 'node', prefix: 'store', said: '门店已分给账号负责' },
    { table: 'app_release_store', column: 'store_id', said: '门店在终端版本的发布范围里' },
    { table: 'feature_stage_store', column: 'store_id', said: '门店在功能灰度的范围里' },
    { table: 'attention', column: 'store_id', said: '门店有待处理的事' },
  ],
  remove: dropStores,
};

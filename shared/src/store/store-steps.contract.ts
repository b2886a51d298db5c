import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Nothing, textFrom1To } from '../kernel/fields.ts';
import { storeFilter } from './store-desk.contract.ts';
import { PayeeAlipay } from '../payment/payee-alipay.contract.ts';
import { setStorePayee, stopMerchantStores, switchStoreTrading } from './store.permissions.ts';
import { tradingStatuses } from './trading.ts';

/** Stores that are named at once. */
export const storesNamedMax = 500;

const Switched = v.object({
  /** Stores that are now otherwise than before. */ changed: Count,
  /** Stores that were so already. */ same: Count,
});

export const switchTrading = deskEndpoint({
  method: 'POST',
  path: '/store-trading',
  summary: '切换一家或多家门店的营业状态：点名（最多 500 家），或按地区、分公司、商户；按范围时要带上确认时看到的家数',
  permission: switchStoreTrading,
  repeat: 'natural',
  input: v.object({
    storeIds: v.optional(v.pipe(v.array(Id), v.minLength(1, '请选择门店'), v.maxLength(storesNamedMax, `一次最多 ${storesNamedMax} 家`))),
    within: v.optional(
      v.object({
        province: storeFilter.province,
        city: storeFilter.city,
        branchId: storeFilter.branchId,
        ownerId: storeFilter.ownerId,
        /** How many stores the person who confirmed it was told. */
        stores: Count,
      }),
    ),
    status: v.picklist(tradingStatuses),
    /** Left out: as each store has it. */
    pickup: v.optional(v.boolean()),
    delivery: v.optional(v.boolean()),
  }),
  reply: Switched,
  refusals: ['thing/not-found', 'store/choice-missing', 'store/count-changed'],
});

export const stopStores = endpoint({
  method: 'POST',
  path: '/api/hq/merchants/:merchantId/stop-stores',
  summary: '暂停一个商户名下全部门店接单；要输入商户编码确认。商户账号、终端和在途订单不受影响',
  who: 'headOffice',
  permission: stopMerchantStores,
  repeat: 'natural',
  input: v.object({ merchantId: Id, /** Typed by whoever confirms it. */ code: textFrom1To(20) }),
  reply: Switched,
  refusals: ['thing/not-found', 'store/code-differs'],
});

export const listPayees = endpoint({
  method: 'GET',
  path: '/api/hq/payees',
  summary: '全部收款方：在微信支付的商户号，收不收支付宝、收到谁的账户',
  who: 'headOffice',
  permission: setStorePayee,
  input: Nothing,
  reply: v.object({
    items: v.array(
      v.object({
        ...{ id: Id, name: v.string(), mode: v.picklist(['direct', 'partner']), mchid: v.string() },
        /** Of a service provider's merchant. */
        subMchid: v.nullable(v.string()),
        /** Null: it takes no Alipay. */
        alipay: v.nullable(PayeeAlipay),
      }),
    ),
  }),
  refusals: [],
});

export const setPayee = endpoint({
  method: 'PUT',
  path: '/api/hq/stores/:storeId/payee',
  summary: '更换门店的收款方：以后的订单付给它，已下的订单不变',
  who: 'headOffice',
  permission: setStorePayee,
  repeat: 'natural',
  input: v.object({ storeId: Id, payeeId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found'],
});

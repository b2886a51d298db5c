import * as v from 'valibot';
import { OptionGroup } from '../catalog/catalog.contract.ts';
import { PartView } from '../catalog/combo.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Id, Nothing, textFrom1To } from '../kernel/fields.ts';
import { paperKinds } from '../print/print-status.ts';
import { tradingStatuses } from '../store/trading.ts';
import { TradingView } from './trading-view.ts';

export * from './terminal-order.contract.ts';
export { TradingView, type TradingViewData } from './trading-view.ts';

const StoreOfTerminal = v.object({
  id: Id,
  code: v.string(),
  name: v.string(),
  address: v.string(),
  phone: v.string(),
  hoursText: v.string(),
  delivers: v.boolean(),
  weighTolerancePerMille: Count,
  busyExtraMinutes: Count,
  trading: TradingView,
  /** The slips that come out of its network printers: those are not printed by the terminal's own browser. */
  networkSlips: v.array(v.picklist(paperKinds)),
});

export const bindTerminal = endpoint({
  method: 'POST',
  path: '/api/terminal/bind',
  summary: '用一次性绑定码把终端绑到一家门店；secret 由终端自己生成并保存，以后作为设备令牌',
  who: 'anyone',
  /** The same code with the same secret again is answered the same: a lost answer costs nothing. */
  repeat: 'natural',
  input: v.object({
    code: v.pipe(v.string(), v.trim(), v.regex(/^[0-9A-Za-z-]{6,16}$/, '绑定码格式不对')),
    /** 32 random bytes as base64url, made and kept by the terminal. The server keeps a hash. */
    secret: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{43,64}$/)),
    name: textFrom1To(30),
    /** A program that only passes bytes on to printers: that it is there does not mean that somebody takes orders. */
    relay: v.optional(v.boolean(), false),
  }),
  reply: v.object({ terminal: v.object({ id: Id, name: v.string() }), store: StoreOfTerminal }),
  refusals: ['terminal/code-invalid', 'terminal/secret-used', 'limit/too-many'],
});

export const ClerkView = v.object({ id: Id, number: v.string(), name: v.string() });

export const getTerminal = endpoint({
  method: 'GET',
  path: '/api/terminal/me',
  summary: '这台终端、它的门店、当前店员（未登录为 null）',
  who: 'terminal',
  input: Nothing,
  reply: v.object({ terminal: v.object({ id: Id, name: v.string() }), store: StoreOfTerminal, clerk: v.nullable(ClerkView) }),
  refusals: [],
});

export const signInClerk = endpoint({
  method: 'POST',
  path: '/api/terminal/clerk/sign-in',
  summary: '店员用工号和密码登录；换班时直接登录下一位，前一位随即退出',
  who: 'terminal',
  repeat: 'natural',
  input: v.object({
    number: v.pipe(v.string(), v.regex(/^\d{1,8}$/, '工号是数字')),
    pin: v.pipe(v.string(), v.regex(/^\d{4,8}$/, '密码是 4 到 8 位数字')),
  }),
  /** The clerk's token takes the place of the device's in the Authorization header while signed in. */
  reply: v.object({ token: v.string(), clerk: ClerkView }),
  refusals: ['clerk/wrong', 'clerk/locked'],
});

export const signOutClerk = endpoint({
  method: 'POST',
  path: '/api/terminal/clerk/sign-out',
  summary: '店员退出',
  who: 'clerk',
  repeat: 'natural',
  input: Nothing,
  reply: Nothing,
  refusals: [],
});

export const TerminalProduct = v.object({
  skuId: Id,
  category: v.string(),
  name: v.string(),
  skuName: v.string(),
  /** What a till knows it by: the number that scales print and clerks type, the barcode on its packing. */
  plu: v.nullable(v.string()),
  barcode: v.nullable(v.string()),
  picture: v.string(),
  soldBy: v.picklist(['weight', 'portion']),
  price: Amount,
  /** Pieces or grams that can still be sold online. */
  saleable: Count,
  /** Switched off by hand, whatever the stock; a combo also by one of its parts. */
  soldOut: v.boolean(),
  /** What is in it, of a combo; otherwise empty. */
  parts: v.array(PartView),
  /** What a till has its buyer choose. */
  options: v.array(OptionGroup),
});

export const listTerminalProducts = endpoint({
  method: 'GET',
  path: '/api/terminal/products',
  summary: '门店在售商品与可售库存',
  who: 'clerk',
  input: Nothing,
  reply: v.object({ items: v.array(TerminalProduct) }),
  refusals: [],
});

export const setSoldOut = endpoint({
  method: 'PUT',
  path: '/api/terminal/products/:skuId/sold-out',
  summary: '把一个商品设为售罄或恢复，小程序立即可见',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ skuId: Id, soldOut: v.boolean() }),
  reply: TerminalProduct,
  refusals: ['thing/not-found'],
});

export const setTrading = endpoint({
  method: 'PUT',
  path: '/api/terminal/trading',
  summary: '切换营业状态：营业中、忙碌（备餐时间延长）、暂停接单；自提与配送可分别开关',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ status: v.picklist(tradingStatuses), pickup: v.boolean(), delivery: v.boolean() }),
  reply: TradingView,
  refusals: [],
});

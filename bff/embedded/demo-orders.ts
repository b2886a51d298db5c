import { randomBytes } from 'node:crypto';
import { passStoreAfterSale } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { askAfterSale, uploadAfterSalePicture } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { getMenu } from '@mendian/shared/catalog/catalog.contract.ts';
import { productsOf, wholeMenu, type WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { caller, type CallOptions, type Send } from '@mendian/shared/kernel/caller.ts';
import type { Endpoint, ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { signIn } from '@mendian/shared/member/member.contract.ts';
import { refundOrderAny } from '@mendian/shared/order/order-desk.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import { addPrinter } from '@mendian/shared/print/printer.contract.ts';
import { unbindDevice, listDevices } from '@mendian/shared/terminal/device.contract.ts';
import * as work from '@mendian/shared/terminal/terminal-order.contract.ts';
import { bindTerminal, signInClerk } from '@mendian/shared/terminal/terminal.contract.ts';
import { demoPeople, demoPicture, renderPicture } from './demo/index.ts';
import { makeDemoSales } from './demo-till.ts';

type Call = <E extends Endpoint>(endpoint: E, input: RequestOf<E>, options?: CallOptions) => Promise<ReplyOf<E>>;
type Demo = {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly storeId: string;
  /** Binds a terminal to that store. */
  readonly bindCode: string;
  readonly hqToken: string;
};

/**
 * A morning's orders in the home store, so that the desks have something to show: made by calls, as customers, clerks and head office
 * make them. The terminal they were taken at is unbound afterwards.
 */
export const makeDemoOrders = async (demo: Demo): Promise<void> => {
  const as = (token: string | null): Call => caller(sendTo(demo.url, token), () => randomBytes(16).toString('hex'));
  const secret = randomBytes(32).toString('base64url');
  const [clerk] = demoPeople().clerks;
  await as(null)(bindTerminal, { code: demo.bindCode, secret, name: '早班' });
  const { token } = await as(secret)(signInClerk, { number: clerk!.number, pin: clerk!.pin });
  await as(token)(addPrinter, { name: '后厨', paperMm: 80, kinds: ['kitchen'] });
  const menu = productsOf(wholeMenu(await as(null)(getMenu, { storeId: demo.storeId })));
  const shop: Shop = { ...demo, as, clerk: as(token), hq: as(demo.hqToken), ...(await sandboxState(demo.sandboxUrl)) };
  for (const [index, story] of stories.entries()) {
    const customer = await customerOf(shop, index);
    await story(shop, customer, await paidOrder(shop, customer, basketOf(menu, index)));
  }
  await makeDemoSales(shop.clerk);
  const { items } = await shop.hq(listDevices.hq, { state: 'bound' });
  for (const { terminalId } of items) await shop.hq(unbindDevice.hq, { terminalId });
};

type Shop = Demo & { readonly as: (token: string) => Call; readonly clerk: Call; readonly hq: Call } & SandboxState;
type Customer = { readonly openid: string; readonly call: Call };
type Placed = ReplyOf<typeof order.getOrder>;
type Story = (shop: Shop, customer: Customer, placed: Placed) => Promise<unknown>;

const collected: Story = async (shop, _customer, placed) => {
  await makeReady(shop, placed);
  await shop.clerk(work.handOver, { code: placed.pickupCode! });
};

/** What a scale says: nearly what was ordered, now and then too little. */
const makeReady = async ({ clerk }: Shop, { id, lines }: Placed, shortGrams = 0): Promise<void> => {
  await clerk(work.takeOrder, { orderId: id });
  const weights = lines.flatMap(({ no, grams }) =>
    grams === null ? [] : [{ lineNo: no, grossGrams: grams - shortGrams + boxGrams, tareGrams: boxGrams }],
  );
  await clerk(work.finishOrder, { orderId: id, weights });
};
const boxGrams = 20;

const shortOfWeight: Story = async (shop, _customer, placed) => {
  await makeReady(shop, placed, 40);
  await shop.clerk(work.handOver, { code: placed.pickupCode! });
};

const oneLineRefunded: Story = async (shop, customer, placed) => {
  await collected(shop, customer, placed);
  const [{ no, paid }] = placed.lines as [Placed['lines'][number]];
  await shop.hq(refundOrderAny.hq, { orderId: placed.id, reason: '顾客来电：包装破了，退这一份', lines: [{ no, amount: paid }] });
};

/** The customer asks the first line back, with a picture; gives the case's id. */
const askingBack = async (shop: Shop, customer: Customer, placed: Placed, words: string): Promise<string> => {
  await collected(shop, customer, placed);
  const [{ no, paid, picture }] = placed.lines as [Placed['lines'][number]];
  const { pictureId } = await customer.call(uploadAfterSalePicture, {}, { bytes: await renderPicture(demoPicture(picture), 640) });
  const lines = [{ no, pieces: null, amount: paid }];
  const asked = { orderId: placed.id, lines, reason: 'quality' as const, words, pictureIds: [pictureId] };
  return (await customer.call(askAfterSale, asked)).id;
};

const askedOfStore: Story = (shop, customer, placed) => askingBack(shop, customer, placed, '打开时汤汁都洒了');

const passedUp: Story = async (shop, customer, placed) => {
  const caseId = await askingBack(shop, customer, placed, '味道不对，有点发酸');
  await shop.clerk(passStoreAfterSale, { caseId, words: '看过照片，请商户决定' });
};

const waiting: Story = (shop, _customer, placed) => makeReady(shop, placed);
const rejected: Story = ({ clerk }, _customer, { id }) => clerk(work.rejectOrder, { orderId: id, reason: '今天的货卖完了' });
const cancelled: Story = (_shop, { call }, { id }) => call(order.cancelOrder, { orderId: id, reason: '临时有事' });
const preparing: Story = ({ clerk }, _customer, { id }) => clerk(work.takeOrder, { orderId: id });

const stories: readonly Story[] = [
  collected,
  shortOfWeight,
  rejected,
  collected,
  oneLineRefunded,
  cancelled,
  collected,
  waiting,
  preparing,
  askedOfStore,
  passedUp,
];

/** One product sold by weight and one by portion, other ones each time. */
const basketOf = (menu: readonly WholeProduct[], index: number) => {
  const saleable = menu.filter(({ skus }) => skus.some(({ soldOut }) => !soldOut));
  const byWeight = saleable.filter(({ weigh }) => weigh !== null);
  const portions = saleable.filter(({ weigh }) => weigh === null);
  return [portions[index % portions.length]!, byWeight[index % byWeight.length]!].map(({ skus, weigh, options }) => ({
    skuId: skus.find(({ soldOut }) => !soldOut)!.id,
    pieces: 1,
    grams: weigh === null ? null : Math.min(weigh.max, weigh.min + 2 * weigh.step),
    choices: options.flatMap(({ kind, choices }) => (kind === 'one' ? choices.slice(0, 1).map(({ id }) => id) : [])),
  }));
};

/** Anybody but the first, who is the one that tries the demo. */
const customerOf = async ({ as, sandboxUrl, openids }: Shop, index: number): Promise<Customer> => {
  const openid = openids[1 + (index % (openids.length - 1))]!;
  const { code } = (await post(`${sandboxUrl}/sandbox/login`, { openid })) as { code: string };
  const { token } = await as('')(signIn, { code });
  return { openid, call: as(token) };
};

const paidOrder = async ({ storeId, sandboxUrl, appid }: Shop, { openid, call }: Customer, lines: ReturnType<typeof basketOf>) => {
  const ask = { storeId, mode: 'pickup' as const, lines, slotStart: null, addressId: null };
  const { payable } = await call(order.quoteOrder, ask);
  const { id } = await call(order.placeOrder, { ...ask, remark: '', contactPhone: null, invoice: null, expectedPayable: payable });
  await post(`${sandboxUrl}/sandbox/pay`, { openid, appid, ...(await call(order.payOrder, { orderId: id })) });
  await call(order.checkPayment, { orderId: id });
  return call(order.getOrder, { orderId: id });
};

type SandboxState = { readonly appid: string; readonly openids: readonly string[] };

const sandboxState = async (sandboxUrl: string): Promise<SandboxState> => {
  const state = (await (await fetch(`${sandboxUrl}/sandbox/state`)).json()) as { appid: string; customers: { openid: string }[] };
  return { appid: state.appid, openids: state.customers.map(({ openid }) => openid) };
};

const post = async (url: string, body: object): Promise<unknown> => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${new URL(url).pathname}: ${await response.text()}`);
  return response.json();
};

const sendTo =
  (url: string, token: string | null): Send =>
  async ({ method, path, body, headers }) => {
    const authorization = token === null || token === '' ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, ...authorization, 'content-type': 'application/json' },
      body: body === undefined ? null : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };

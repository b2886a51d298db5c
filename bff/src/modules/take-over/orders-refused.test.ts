import test from 'ava';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { aCustomer } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { aStoreWithOrders, payEarlier, type Paid } from './orders-for-tests.ts';
import { csvOf, doStep, figuresIn, reasonsIn, settle, upload, type Row } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

const nothingPaid: Paid = { outTradeNo: 'OLD-unpaid-1', amount: 5_600, mchid: house.payees[0]!.mchid };

test.serial('every order that is not taken says why: what is written, where and to whom it goes, and what of', async (t) => {
  const { call, id, code, anOrderRow, aStoreRow, beef, neck, customer, store } = await aStoreWithOrders(house);
  const foreign = await aStoreWithOrders(house);
  await house.transact(({ sql }) => sql.run(`UPDATE store SET standing = 'closed' WHERE id = ?`, [foreign.store.id]));
  const twins = [await aCustomer(house), await aCustomer(house)];
  await house.transact(({ sql }) =>
    sql.run(`UPDATE member SET phone = '13700009999' WHERE openid IN (?)`, [twins.map(({ openid }) => openid)]),
  );
  await house.transact(({ sql }) => sql.run('DELETE FROM stock WHERE sku_id = ? AND store_id = ?', [beef.skuId, store.id]));
  const row = (no: number, more: Row): Row => anOrderRow(no, nothingPaid, more);
  const cases: (readonly [Row, string])[] = [
    [{ number: '第一单' }, '订单号应是 40 个以内的字母、数字、横线'],
    [{ mode: '堂食' }, '取货方式应写自提或外送'],
    [{ promisedAt: '' }, '没有写约定时间'],
    [{ promisedAt: '中午' }, '约定时间应像 2024-05-01 08:00:00'],
    [{ promisedAt: '2026-11-19 23:59' }, '约定的日子已经过了，取货码当天有效；请在旧系统处理，或与顾客重新约定'],
    [{ businessDay: '2026-11-18' }, '营业日应是约定时间那一天或前一天'],
    [{ mode: '外送' }, '外送要写收货人、联系电话和地址'],
    [{ paid: '五十六' }, '实付应是元，如 38.60'],
    [{ paid: '56.01' }, '各行加配送费减优惠是 56.00，与实付 56.01 不同'],
    [{ discount: '60' }, '优惠 60.00 比商品 56.00 还多'],
    [{ amount: '55' }, '金额 55.00 不等于单价乘数量 56.00'],
    [{ grams: '300' }, '份数和克数要写一个，只写一个'],
    [{ pieces: '0' }, '份数应是 1 到 99'],
    [{ storeCode: 'S404' }, '门店 S404 不存在，请先接管门店，或改正编码'],
    [{ storeCode: foreign.code }, `门店 ${foreign.code} 已停业，不能再交货；请在旧系统退款`],
    [{ mchid: house.payees[1]!.mchid }, `收款商户号 ${house.payees[1]!.mchid} 这里没有，请先设置收款方，或改正`],
    [{ member: 'oNobodyKnows' }, '会员 oNobodyKnows 不存在，请先接管会员'],
    [{ member: '13700008888' }, '这个手机号没有会员，请写 openid，或先接管会员'],
    [{ member: '13700009999' }, '这个手机号有几个会员，请写 openid'],
    [{ goods: '没有这个' }, '没有商品 没有这个，请先在商品里新增，或改正名称'],
    [{ spec: '大份' }, `没有商品 ${neck.name}（大份），请先在商品里新增，或改正名称`],
    [{ pieces: '', grams: '500', amount: '28' }, '各行加配送费减优惠是 28.00，与实付 56.00 不同'],
    [{ goods: beef.name }, `${beef.name}按重量卖，请改正份数和克数`],
    [{ goods: beef.name, pieces: '', grams: '1000', amount: '56' }, `门店 ${code} 没有清点过${beef.name}的库存，请先清点（没有就写 0）`],
    [{}, '微信支付没有商户单号 OLD-unpaid-1，请核对商户单号和收款商户号'],
  ];
  await upload(call, id, 'orders', csvOf('orders', cases.map(([more], index) => row(index + 1, more)))); // prettier-ignore
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'orders'), cases.map(([, reason], index) => `${index + 2} refused ${reason}`)); // prettier-ignore

  const { id: other } = await call(contract.addTakeOver, { name: '门店一起' });
  const coming = aStoreRow(7);
  await upload(call, other, 'stores', csvOf('stores', [coming]));
  await upload(call, other, 'orders', csvOf('orders', [row(90, { storeCode: coming['code']! })]));
  await doStep(house, call, other, 'check');
  t.deepEqual(await reasonsIn(call, other, 'orders'), [
    `2 refused 门店 ${coming['code']} 还没有正式运行；请先接管门店并设好收款方，再接管它的订单`,
  ]);
  t.truthy(customer);
});

test.serial('WeChat’s word counts: another amount or number, a refund, a payment that was not made, another payee', async (t) => {
  const { call, id, anOrderRow, aPaidRow, customer, code } = await aStoreWithOrders(house);
  const other = await aStoreWithOrders(house);
  await house.transact(async ({ sql }) => {
    const { id: payeeId, ...payee } = house.payees[1]!;
    await sql.insert('payee', [{ id: payeeId, name: payee.name, mode: payee.mode, appid: payee.appid, mchid: payee.mchid }], {
      ignore: true,
    });
    await sql.run('UPDATE store SET payee_id = ? WHERE id = ?', [payeeId, other.store.id]);
  });
  const [cheap, refunded, twice, elsewhere] = [
    await payEarlier(house, customer.openid, { amount: 5_500 }),
    await payEarlier(house, customer.openid, { amount: 5_600 }),
    await payEarlier(house, customer.openid, { amount: 5_600 }),
    await payEarlier(house, customer.openid, { amount: 5_600, payee: 1 }),
  ];
  await house.running.parts.wechatPay.refund(house.payees[0]!, {
    ...{ outTradeNo: refunded.outTradeNo, outRefundNo: 'OLD-refund-1', reason: '少一份', refund: 100, total: 5_600 },
    notifyUrl: 'https://earlier.example/refund',
  });
  const rows = [
    anOrderRow(1, { ...cheap, amount: 5_600 }),
    anOrderRow(2, refunded),
    anOrderRow(3, twice, { transactionId: '4200000000' }),
    anOrderRow(4, twice),
    anOrderRow(5, twice),
    anOrderRow(6, elsewhere),
    await aPaidRow(4, { remark: '又一次' }),
  ];
  await upload(call, id, 'orders', csvOf('orders', rows));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'orders'), [
    '2 refused 微信支付收的是 55.00，与实付 56.00 不同',
    '3 refused 这笔付款在旧系统退过款，不能接管；请在旧系统处理',
    '4 refused 微信支付单号与微信的不同',
    '5 add',
    `6 refused 商户单号 ${twice.outTradeNo} 已经是另一单的付款`,
    `7 refused 收款商户号 ${elsewhere.mchid} 不是门店 ${code} 的收款方`,
    '8 refused 与第 5 行重复',
  ]);
});

test.serial('refunded in the earlier system between the dry run and the run, an order is left there', async (t) => {
  const { call, id, aPaidRow } = await aStoreWithOrders(house);
  const rows = [await aPaidRow(1), await aPaidRow(2)];
  await upload(call, id, 'orders', csvOf('orders', rows));
  t.deepEqual(figuresIn(await doStep(house, call, id, 'check'), 'orders'), { add: 2 });
  await house.running.parts.wechatPay.refund(house.payees[0]!, {
    ...{ outTradeNo: rows[0]!['outTradeNo']!, outRefundNo: 'OLD-refund-2', reason: '不要了', refund: 5_600, total: 5_600 },
    notifyUrl: 'https://earlier.example/refund',
  });
  t.deepEqual(figuresIn(await doStep(house, call, id, 'run'), 'orders'), { added: 1, refused: 1 });
  t.deepEqual(await reasonsIn(call, id, 'orders'), ['2 refused 这笔付款在旧系统退过款，不能接管；请在旧系统处理', '3 added']);
});

test.serial('while WeChat is away the step waits, and goes on by itself when it is there again', async (t) => {
  const { call, id, aPaidRow } = await aStoreWithOrders(house);
  await upload(call, id, 'orders', csvOf('orders', [await aPaidRow(1)]));
  house.sandbox.control.misbehave({ down: true });
  await call(contract.startStep, { takeOverId: id, step: 'check' });
  await house.deliver();
  t.like(await call(contract.getTakeOver, { takeOverId: id }), { state: 'waiting', error: '出了点问题，稍后自动再试' });
  house.sandbox.control.calm();
  house.clock.advance(600_000);
  t.deepEqual(figuresIn(await settle(house, call, id), 'orders'), { add: 1 });
});

import test from 'ava';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import { listOffers, receiveByCode, receiveCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import * as contract from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { templateMachine, templateStates } from '@mendian/shared/coupon/coupon-status.ts';
import { aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pay, pieces, type StaffMade } from '../../../../test/build.ts';
import { aDraft, aLiveTemplate } from '../../../../test/build-coupon-draft.ts';
import { refused, startHarness, type Call } from '../../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);
let office: StaffMade;
const call: Call = (...asked) => office.call(...asked);
test.before(async () => void (office = await aStaff(house)));

test.serial('a template goes from its draft to its end; customers see it only while it is live', async (t) => {
  const customer = await aCustomer(house);
  const { id: templateId, state } = await call(contract.addTemplate, { draft: aDraft({ claimCode: '开业大吉' }) });
  const seen = async () => (await customer.call(listOffers, {})).items.some((offer) => offer.templateId === templateId);
  t.is(state, 'draft');
  t.false(await seen());
  await refused(t, customer.call(receiveByCode, { code: '开业大吉' }), 'coupon/code-unknown');
  const approved = await call(contract.moveTemplate, { templateId, action: 'approve' });
  t.like(approved, { state: 'approved', approvedBy: '陈静' });
  t.is((await call(contract.moveTemplate, { templateId, action: 'reopen' })).approvedBy, null);
  await call(contract.moveTemplate, { templateId, action: 'approve' });
  await call(contract.moveTemplate, { templateId, action: 'start' });
  t.true(await seen());
  await customer.call(receiveByCode, { code: '开业大吉' });
  t.like(await call(contract.getTemplate, { templateId }), { state: 'live', given: 1, locked: 0, used: 0, total: 1_000 });
  await call(contract.moveTemplate, { templateId, action: 'pause' });
  const other = await aCustomer(house);
  await refused(t, other.call(receiveCoupon, { templateId }), 'coupon/not-given');
  await call(contract.moveTemplate, { templateId, action: 'start' });
  await call(contract.moveTemplate, { templateId, action: 'end' });
  t.false(await seen());
  const { items } = await call(listAudit.hq, { subject: templateId });
  const moves = ['审核通过', '退回草稿', '审核通过', '开始发放', '暂停发放', '开始发放', '结束'];
  t.deepEqual(items.map(({ text }) => text).sort(), ['新建券模板“满三十减五”', ...moves.map((move) => `券模板“满三十减五”${move}`)].sort());
});

test.serial('what the table of moves does not allow is refused in words, whatever the state', async (t) => {
  for (const state of templateStates)
    for (const action of ['approve', 'reopen', 'start', 'pause', 'end'] as const) {
      const { id: templateId } = await call(contract.addTemplate, { draft: aDraft() });
      await house.transact(({ sql }) => sql.run('UPDATE coupon_template SET state = ? WHERE id = ?', [state, templateId]));
      const move = call(contract.moveTemplate, { templateId, action });
      if (templateMachine.can(state, action)) t.is((await move).state, templateMachine.next(state, action));
      else t.regex((await refused(t, move, 'state/not-allowed')).message, /^“.+”的券不能/);
    }
});

test.serial('only a draft can be edited, and the total only grows', async (t) => {
  const { id: templateId } = await call(contract.addTemplate, { draft: aDraft() });
  const edited = aDraft({ name: '改过的', total: 5, terms: { benefit: { kind: 'instant', off: 300 } } });
  t.deepEqual((await call(contract.editTemplate, { templateId, draft: edited })).draft, edited);
  await refused(t, call(contract.raiseTotal, { templateId, total: 9 }), 'state/not-allowed');
  await call(contract.moveTemplate, { templateId, action: 'approve' });
  await refused(t, call(contract.editTemplate, { templateId, draft: edited }), 'coupon/not-draft');
  await call(contract.moveTemplate, { templateId, action: 'start' });
  await refused(t, call(contract.raiseTotal, { templateId, total: 4 }), 'coupon/total-less');
  t.is((await call(contract.raiseTotal, { templateId, total: 9 })).total, 9);
  t.is((await call(contract.raiseTotal, { templateId, total: 9 })).total, 9);
  await call(contract.moveTemplate, { templateId, action: 'end' });
  await refused(t, call(contract.raiseTotal, { templateId, total: 99 }), 'state/not-allowed');
});

test.serial('what could never be used is refused with a sentence', async (t) => {
  const add = (given: Parameters<typeof aDraft>[0]) => call(contract.addTemplate, { draft: aDraft(given) });
  const past = { kind: 'fixed', from: '2026-11-01T00:00:00.000Z', until: '2026-11-20T04:00:00.000Z' } as const;
  const merchant = await aMerchant(house);
  const tooMuch = await refused(t, add({ terms: { benefit: { kind: 'threshold', from: 500, off: 501 } } }), 'input/invalid');
  t.is(tooMuch.message, '减的金额不能多于门槛');
  await refused(t, add({ validity: past }), 'coupon/over-already');
  for (const goods of [
    { kind: 'products', ids: ['nothing-there'] },
    { kind: 'except', ids: ['nothing-there'] },
    { kind: 'categories', ids: ['nothing-there'] },
  ] as const)
    await refused(t, add({ terms: { goods: { ...goods, ids: [...goods.ids] } } }), 'coupon/goods-unknown');
  await refused(t, add({ terms: { places: ['store:nothing-there'] } }), 'coupon/place-unknown');
  await refused(t, add({ terms: { places: [`branch:${merchant.id}`] } }), 'coupon/place-unknown');
  await refused(t, add({ perMember: 1, perMemberDay: 2 }), 'input/invalid');
  await refused(t, add({ bearers: { headOffice: 500, branch: 0, owner: 0 } }), 'input/invalid');
  await add({ claimCode: '卤味' });
  await refused(t, add({ claimCode: '卤味' }), 'coupon/code-taken');
  const both = await Promise.allSettled([add({ claimCode: '同时' }), add({ claimCode: '同时' })]);
  t.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const { id: templateId } = await add({ validity: { ...past, until: '2026-11-21T04:00:00.000Z' } });
  house.clock.advance(86_400_000);
  await refused(t, call(contract.moveTemplate, { templateId, action: 'approve' }), 'coupon/over-already');
});

test.serial('a claim code has a link that leads to the coupon centre with the code filled in; without one there is none', async (t) => {
  const { call } = await aStaff(house);
  const withLink = async (claimCode: string | null) => (await call(contract.addTemplate, { draft: aDraft({ claimCode }) })).id;
  const { address } = await call(contract.getClaimLink, { templateId: await withLink('开业 5/折?#100%') });
  t.true(address.startsWith(`${house.settings.PUBLIC_URL}/c/`));
  const answer = await fetch(`${house.url}${address.slice(house.settings.PUBLIC_URL.length)}`, { redirect: 'manual' });
  t.is(answer.status, 302);
  const [page, code] = answer.headers.get('location')!.split('?code=');
  t.deepEqual([page, decodeURIComponent(code!)], ['/m/#/pages/coupons/centre', '开业 5/折?#100%']);
  for (const path of ['/c/', '/c/%', '/c/a/b', '/x/c/abc', '/c//evil.example'])
    t.not((await fetch(`${house.url}${path}`, { redirect: 'manual' })).status, 302, path);
  for (const templateId of [await withLink(null), 'nothing-there'])
    await refused(t, call(contract.getClaimLink, { templateId }), 'thing/not-found');
});

test.serial('the list finds by words and state, page by page, with what became of the coupons', async (t) => {
  const store = await aStore(house, { name: '滨江店' });
  const product = await aProduct(house, store, { price: 4_000, name: '卤鹅' });
  const customer = await aCustomer(house);
  const { id } = await aLiveTemplate(office, {
    name: '鹅_券',
    terms: { goods: { kind: 'products', ids: [product.productId] }, places: [`store:${store.id}`] },
  });
  house.clock.advance(1);
  await aLiveTemplate(office, { name: '鹅的第二张', claimCode: '鹅_口令' });
  house.clock.advance(1);
  await aLiveTemplate(office, { name: '鹅第三' });
  await customer.call(receiveCoupon, { templateId: id });
  const placed = await anOrder(customer, store, { lines: [pieces(product)] });
  t.is((await call(contract.getTemplate, { templateId: id })).locked, 1);
  await pay(house, customer, placed.id);
  const names = async (input: { text?: string; state?: 'live' | 'ended'; after?: string }) =>
    (await call(contract.listTemplates, input)).items.map(({ name }) => name);
  t.deepEqual(await names({ text: '鹅' }), ['鹅第三', '鹅的第二张', '鹅_券']);
  t.deepEqual(await names({ text: '鹅_' }), ['鹅的第二张', '鹅_券'], 'what was typed is no pattern');
  t.deepEqual(await names({ text: '鹅', state: 'ended' }), []);
  const first = await call(contract.listTemplates, { text: '鹅', limit: 2 });
  const rest = await call(contract.listTemplates, { text: '鹅', limit: 2, after: first.next! });
  t.like(rest, { next: null, items: [{ name: '鹅_券', given: 1, locked: 0, used: 1, benefit: '满 30 减 5' }] });
  const { names: named } = await call(contract.getTemplate, { templateId: id });
  t.deepEqual(named.map(({ name }) => name).sort(), ['卤鹅', '滨江店'].sort());
});

test.serial('who looks after a part of the chain may look, and write nothing', async (t) => {
  const { id: templateId } = await aLiveTemplate(office);
  const store = await aStore(house);
  const part = await aStaff(house, { scope: [{ kind: 'store', id: store.id }] });
  t.is((await part.call(contract.getTemplate, { templateId })).id, templateId);
  await refused(t, part.call(contract.addTemplate, { draft: aDraft() }), 'account/whole-chain');
  await refused(t, part.call(contract.moveTemplate, { templateId, action: 'end' }), 'account/whole-chain');
  await refused(t, part.call(contract.raiseTotal, { templateId, total: 2_000 }), 'account/whole-chain');
  const editor = await aStaff(house, { permissions: ['coupon.edit', 'coupon.view'] });
  await refused(t, editor.call(contract.moveTemplate, { templateId, action: 'pause' }), 'auth/forbidden');
});

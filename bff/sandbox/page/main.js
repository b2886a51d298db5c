import { send } from './call.js';
import { draw, h } from './dom.js';
import { messagesView, sheetsView } from './person.js';
import { payCodeView } from './pay-code.js';
import { noticesView, paymentsView, refundsView } from './records.js';
import { clockView, moodsView } from './switches.js';
import { timeWords } from './words.js';

const pollMs = 800;
const byId = (id) => document.getElementById(id);
let state = null;
let codes = null;
let purse = 'wechat';
let openid = new URLSearchParams(location.search).get('openid') ?? sessionStorage.getItem('as');

const tell = (words) => {
  byId('trouble').textContent = words;
  byId('trouble').hidden = words === '';
};

/** Does it, then shows what became of it; a refusal is said in a sentence. */
const act = (path, body, done) => async () => {
  try {
    const answer = await send(path, body);
    tell(done ? done(answer) : '');
  } catch (error) {
    tell(error.message);
  }
  await refresh();
};
const doing =
  (path, bodyOf) =>
  (...inputs) =>
    act(path, bodyOf(...inputs))();

const refresh = async () => {
  try {
    state = await send('state');
    codes = await send('pay-codes', { openid: customer() });
    if (byId('trouble').dataset.away) tell('');
    delete byId('trouble').dataset.away;
    show();
  } catch {
    byId('trouble').dataset.away = 'yes';
    tell('沙盒没有回应，正在重连…');
  }
};

/** Whom the page shows: the one chosen, as long as there is one. */
const customer = () => {
  const { customers } = state;
  if (!customers.some((one) => one.openid === openid)) openid = customers[0].openid;
  return openid;
};

const show = () => {
  const { customers, clock } = state;
  const now = clock.now;
  byId('clock-now').textContent = `${timeWords(now, '1970-01-01')}${clock.speed === 1 ? '' : ` ×${clock.speed}`}`;
  draw('customer', { customers, openid, waiting: waitingByCustomer() }, customerOptions);
  showPerson(now);
  showRecords(now);
  showSwitches();
};

const waitingByCustomer = () =>
  Object.fromEntries(
    state.customers.map((customer) => [customer.openid, state.sheets.filter((sheet) => sheet.openid === customer.openid).length]),
  );

const customerOptions = ({ customers, waiting }) =>
  customers.map((customer) =>
    h(
      'option',
      { value: customer.openid, selected: customer.openid === openid },
      `${customer.name} ${customer.phone}${waiting[customer.openid] ? ' · 等付款' : ''}`,
    ),
  );

const showPerson = (now) => {
  const { customers, sheets, messages } = state;
  const others = customers
    .filter((customer) => customer.openid !== openid)
    .map(({ name, openid: id }) => ({ name, count: sheets.filter((sheet) => sheet.openid === id).length }));
  const shown = {
    sheets: sheets.filter((sheet) => sheet.openid === openid).reverse(),
    others: others.filter(({ count }) => count > 0),
    now: now.slice(0, 10),
  };
  draw('sheets', shown, (view) => sheetsView({ ...view, now, decide }));
  draw('pay-code', { purse, codes }, (view) =>
    payCodeView({ ...view, choose: choosePurse, copy, want: doing('password', (wants) => ({ openid, wants })) }),
  );
  draw('messages', { messages: messages.filter((message) => message.openid === openid), now: now.slice(0, 10) }, (view) =>
    messagesView({ ...view, now }),
  );
  byId('tab-person').dataset.count = shown.sheets.length || '';
};

const choosePurse = (name) => {
  purse = name;
  show();
};
const copy = async (code) => {
  await navigator.clipboard?.writeText(code);
  tell('数字已复制');
};

const decide = (id, outcome) =>
  act(`sheets/${id}`, { outcome }, (result) =>
    result.state === 'failed' ? result.errMsg.replace('requestPayment:fail ', '没付成：') : '',
  )();

const showRecords = (now) => {
  const { payments, refunds, notices } = state;
  const day = now.slice(0, 10);
  draw('payments', { payments, day }, (view) => paymentsView({ ...view, now }));
  draw('refunds', { refunds, day }, (view) =>
    refundsView({
      ...view,
      now,
      settle: doing('refund-outcome', (outRefundNo, status) => ({ outRefundNo, status })),
      sendElsewhere: doing('abnormal-refund', (outRefundNo, type) => ({ outRefundNo, type })),
    }),
  );
  draw('notices', { notices, day }, (view) => noticesView({ ...view, now, resend: doing('resend', (noticeId) => ({ noticeId })) }));
};

const showSwitches = () => {
  const { misbehaviour, isCalm, tradeManaged, clock } = state;
  byId('tab-switches').dataset.count = isCalm ? '' : '!';
  draw('clock', { speed: clock.speed }, (view) => clockView({ ...view, change: doing('clock', (change) => change) }));
  draw('moods', { misbehaviour, tradeManaged, isCalm }, (view) =>
    moodsView({
      ...view,
      change: doing('misbehave', (change) => change),
      calm: act('calm', {}),
      manage: doing('trade-managed', (managed) => ({ managed })),
      forgetTokens: act('forget-tokens', {}, () => '发出去的令牌都作废了'),
      probe,
    }),
  );
};

/** To where the last notification went: that is the door to try. */
const probe = () => {
  const last = state.notices[0];
  if (!last) return tell('还没有通知过商户，不知道往哪儿发。先付一笔款。');
  return act('sign-test', { mchid: last.mchid, url: last.url }, ({ status }) => probeWords(status))();
};

const probeWords = (status) => {
  if (status === 0) return '商户没有回应探测';
  if (status >= 500) return `商户出错了（${status}），看不出有没有验签`;
  return status >= 400 ? `商户拒绝了探测（${status}），验签是好的` : `商户收下了探测（${status}），没有验签！`;
};

const choose = (name) => {
  for (const tab of document.querySelectorAll('[role=tab]')) tab.setAttribute('aria-selected', String(tab.id === `tab-${name}`));
  document.body.dataset.tab = name;
};
for (const tab of document.querySelectorAll('[role=tab]')) tab.addEventListener('click', () => choose(tab.id.replace('tab-', '')));
byId('customer').addEventListener('change', ({ target }) => {
  openid = target.value;
  sessionStorage.setItem('as', openid);
  void refresh();
});

const loop = async () => {
  if (!document.hidden) await refresh();
  setTimeout(loop, pollMs);
};
choose('person');
void loop();

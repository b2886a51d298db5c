import { h } from './dom.js';
import { timeWords, yuanParts } from './words.js';

export const amountView = (fen, kind = '') => {
  const { sign, yuan, fen: rest } = yuanParts(fen);
  return h('span', { class: `amount ${kind}` }, h('small', {}, `${sign}¥`), yuan, h('small', {}, `.${rest}`));
};

/** The payment sheets of this customer, the oldest on top, as WeChat would show them. */
export const sheetsView = ({ sheets, others, decide, now }) => {
  if (sheets.length > 0) return sheets.map((sheet) => sheetView(sheet, decide, now));
  const elsewhere = others.map(({ name, count }) => `${name}（${count} 笔）`).join('、');
  return [
    h(
      'p',
      { class: 'empty' },
      elsewhere ? `有付款单在等：${elsewhere}。在上面换成这个人。` : '没有要付的钱。在小程序里下单，付款单就会出现在这里。',
    ),
  ];
};

const sheetView = (sheet, decide, now) =>
  h(
    'article',
    { class: 'sheet', 'aria-label': '付款单' },
    h('p', { class: 'merchant' }, sheet.merchant),
    amountView(sheet.amount, 'huge'),
    h('p', { class: 'goods' }, sheet.description),
    sheet.expiresAt && h('p', { class: 'quiet' }, `请在 ${timeWords(sheet.expiresAt, now)} 前付款`),
    h('button', { type: 'button', class: 'pay', id: `pay-${sheet.sheetId}`, onclick: () => decide(sheet.sheetId, 'success') }, '确认支付'),
    h(
      'div',
      { class: 'pair' },
      h('button', { type: 'button', id: `cancel-${sheet.sheetId}`, onclick: () => decide(sheet.sheetId, 'cancel') }, '取消'),
      h('button', { type: 'button', id: `fail-${sheet.sheetId}`, onclick: () => decide(sheet.sheetId, 'fail') }, '余额不足'),
    ),
  );

/** What was pushed to this customer, newest first. */
export const messagesView = ({ messages, now }) =>
  messages.length === 0
    ? [h('p', { class: 'empty' }, '还没有收到消息。下单时同意接收通知，取餐、退款都会告诉你。')]
    : messages.map((message) =>
        h(
          'article',
          { class: 'message' },
          h('header', {}, h('strong', {}, message.title), h('time', { class: 'quiet', datetime: message.at }, timeWords(message.at, now))),
          h(
            'dl',
            {},
            Object.entries(message.data).map(([field, value]) => [h('dt', {}, message.fields[field]), h('dd', {}, value)]),
          ),
          message.page && h('p', { class: 'quiet more' }, `点开进入小程序：${message.page}`),
        ),
      );

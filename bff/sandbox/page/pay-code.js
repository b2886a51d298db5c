import { barcode } from './barcode.js';
import { h } from './dom.js';

const purses = [
  ['wechat', '微信'],
  ['alipay', '支付宝'],
];

/** What a customer holds under a scanner: the code of one purse, as bars and as digits. */
export const payCodeView = ({ purse, codes, choose, copy, want }) => [
  h(
    'div',
    { class: 'choices', role: 'group', 'aria-label': '用哪个钱包' },
    purses.map(([name, words]) =>
      h('button', { type: 'button', id: `purse-${name}`, 'aria-pressed': String(purse === name), onclick: () => choose(name) }, words),
    ),
  ),
  h(
    'article',
    { class: `code ${purse}`, 'aria-label': '付款码' },
    barcode(codes[purse].code),
    h('p', { class: 'digits', id: 'pay-code-digits' }, codes[purse].code.replace(/(\d{4})(?=\d)/g, '$1 ')),
    h('p', { class: 'quiet' }, '给收银员扫，或输入数字。每分钟换一个。'),
    h('button', { type: 'button', id: 'copy-code', onclick: () => copy(codes[purse].code) }, '复制数字'),
  ),
  h(
    'label',
    { class: 'mood', for: 'wants-password' },
    h('span', {}, '付款都要输密码', h('small', { class: 'quiet' }, '1000 元以上总要输')),
    h('input', {
      type: 'checkbox',
      role: 'switch',
      id: 'wants-password',
      checked: codes.wantsPassword,
      onchange: ({ target }) => want(target.checked),
    }),
  ),
];

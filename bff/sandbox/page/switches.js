import { h } from './dom.js';
import { moods, toggles } from './words.js';

const speeds = [
  [1, '真实'],
  [60, '60 倍'],
  [600, '600 倍'],
];
const leaps = [
  [15_000, '15 秒'],
  [60_000, '1 分钟'],
  [300_000, '5 分钟'],
  [900_000, '15 分钟'],
  [3_600_000, '1 小时'],
  [86_400_000, '1 天'],
];

export const clockView = ({ speed, change }) => [
  h('h2', {}, '时钟'),
  h('p', { class: 'quiet' }, '通知重送、付款期限、退款到账都看沙盒的时钟。门店的电脑不跟着走。'),
  h(
    'div',
    { class: 'choices', role: 'group', 'aria-label': '快慢' },
    speeds.map(([factor, words]) =>
      h(
        'button',
        { type: 'button', id: `speed-${factor}`, 'aria-pressed': String(speed === factor), onclick: () => change({ speed: factor }) },
        words,
      ),
    ),
  ),
  h(
    'div',
    { class: 'choices', role: 'group', 'aria-label': '往前拨' },
    leaps.map(([advanceMs, words]) =>
      h('button', { type: 'button', id: `leap-${advanceMs}`, onclick: () => change({ advanceMs }) }, `+${words}`),
    ),
  ),
];

export const moodsView = ({ misbehaviour, tradeManaged, isCalm, change, calm, manage, forgetTokens, probe }) => [
  h('h2', {}, '捣蛋'),
  h('p', { class: 'quiet' }, isCalm ? '现在一切正常。' : '微信正在捣蛋，直到你按“一切正常”。'),
  h('button', { type: 'button', class: 'accent', id: 'calm', disabled: isCalm, onclick: calm }, '一切正常'),
  moods.map(([name, words, choices]) =>
    h(
      'label',
      { class: 'mood' },
      h('span', {}, words),
      h(
        'select',
        {
          id: `mood-${name}`,
          onchange: ({ target }) => change({ [name]: typeof choices[0][0] === 'number' ? Number(target.value) : target.value }),
        },
        choices.map(([value, text]) => h('option', { value, selected: misbehaviour[name] === value }, text)),
      ),
    ),
  ),
  toggles.map(([name, words, hint]) => toggle(`mood-${name}`, words, hint, misbehaviour[name], (on) => change({ [name]: on }))),
  h('h2', {}, '其他'),
  toggle('managed', '要传发货信息', '不传就拿不到货款的小程序', tradeManaged, manage),
  h(
    'div',
    { class: 'choices' },
    h('button', { type: 'button', id: 'forget', onclick: forgetTokens }, '让令牌作废'),
    h('button', { type: 'button', id: 'probe', onclick: probe }, '发一次验签探测'),
  ),
];

const toggle = (id, words, hint, isOn, change) =>
  h(
    'label',
    { class: 'mood', for: id },
    h('span', {}, words, h('small', { class: 'quiet' }, hint)),
    h('input', { type: 'checkbox', role: 'switch', id, checked: isOn, onchange: ({ target }) => change(target.checked) }),
  );

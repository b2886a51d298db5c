import { h } from './dom.js';
import { attemptWords, timeWords } from './words.js';

const button = (id, words, onclick) => h('button', { type: 'button', id, onclick }, words);
const number = (label, value) => h('p', { class: 'number' }, h('span', {}, label), ' ', h('code', {}, value ?? '（空）'));
const badge = (row) => h('span', { class: `badge ${row.status === 'OPEN' ? 'good' : 'quiet'}` }, row.status === 'OPEN' ? '正常' : '已关');
const none = (words) => [h('p', { class: 'empty' }, words)];

const spoilings = [
  ['no-merchant', '抹掉商户'],
  ['unknown-branch', '错的分公司'],
  ['unknown-franchisee', '错的加盟商'],
  ['code-twice', '编码重复'],
  ['bad-place', '坏的经纬度'],
  ['no-name', '抹掉名称'],
];

export const storesView = ({ stores, act, ask }) =>
  stores.length === 0
    ? none('没有这样的门店。')
    : stores.map((row) =>
        h(
          'article',
          { class: 'record' },
          h('header', {}, h('strong', {}, row.name || '（没有名称）'), badge(row)),
          number('编码', row.code),
          number('分公司', row.branchCode),
          number('加盟商', row.franchiseeCode),
          h('p', { class: 'quiet' }, `${row.city}${row.district} ${row.address}`),
          h(
            'div',
            { class: 'choices' },
            button(`rename-${row.id}`, '改名', () =>
              ask('新的店名', row.name, (name) => ['rename', { list: 'stores', code: row.code, name }]),
            ),
            button(`move-${row.id}`, '换加盟商', () =>
              ask('加盟商编码；填 - 表示分公司自营', row.franchiseeCode ?? '-', (code) => [
                'move',
                { code: row.code, franchiseeCode: code === '-' ? null : code },
              ]),
            ),
            button(`branch-${row.id}`, '换分公司', () =>
              ask('分公司编码', row.branchCode ?? '', (branchCode) => ['move', { code: row.code, branchCode }]),
            ),
            row.status === 'OPEN'
              ? button(`close-${row.id}`, '关店', () => act('close', { list: 'stores', code: row.code }))
              : button(`reopen-${row.id}`, '重新开', () => act('reopen', { list: 'stores', code: row.code })),
            button(`like-${row.id}`, '照样开一家', () =>
              ask('新店的编码', '', (code) => ['open', { code, name: `${row.name}（新）`, like: row.code }]),
            ),
            button(`remove-${row.id}`, '从名单抹掉', () => act('remove', { list: 'stores', code: row.code })),
          ),
          h(
            'div',
            { class: 'choices' },
            spoilings.map(([how, words]) => button(`${how}-${row.id}`, words, () => act('spoil', { code: row.code, how }))),
          ),
        ),
      );

export const merchantsView = ({ franchisees, act, ask }) =>
  franchisees.length === 0
    ? none('没有这样的加盟商。')
    : franchisees.map((row) =>
        h(
          'article',
          { class: 'record' },
          h('header', {}, h('strong', {}, row.name), badge(row)),
          number('编码', row.code),
          h(
            'div',
            { class: 'choices' },
            button(`name-${row.id}`, '改名', () =>
              ask('新的名称', row.name, (name) => ['rename', { list: 'franchisees', code: row.code, name }]),
            ),
            row.status === 'OPEN'
              ? button(`end-${row.id}`, '停止合作', () => act('close', { list: 'franchisees', code: row.code }))
              : button(`again-${row.id}`, '恢复合作', () => act('reopen', { list: 'franchisees', code: row.code })),
          ),
        ),
      );

const moods = [
  [
    'slowMs',
    '答复',
    [
      [0, '马上'],
      [1000, '慢 1 秒'],
      [5000, '慢 5 秒'],
      [15000, '慢 15 秒'],
    ],
  ],
  [
    'down',
    'ERP',
    [
      ['no', '正常'],
      ['error', '报 500'],
      ['hang-up', '断线'],
      ['silent', '不回应'],
    ],
  ],
  [
    'failTimes',
    '接下来失败',
    [
      [0, '不失败'],
      [1, '1 次'],
      [2, '2 次'],
      [10, '10 次'],
    ],
  ],
];
const toggles = [
  ['truncated', '名单缺一大截', '只给第一页就说没有了'],
  ['shuffled', '名单乱序', '不按编码的先后给'],
  ['forgedNotices', '推送是假的', '签名用别的密钥'],
];

export const moodsView = ({ misbehaviour, spoiled, act }) => [
  h('h2', {}, '捣蛋'),
  h(
    'div',
    { class: 'choices' },
    button('calm', '一切正常', () => act('calm', {})),
    h('button', { type: 'button', id: 'mend', disabled: spoiled === 0, onclick: () => act('mend', {}) }, `改好弄坏的 ${spoiled} 条`),
  ),
  moods.map(([name, words, choices]) =>
    h(
      'label',
      { class: 'mood' },
      h('span', {}, words),
      h(
        'select',
        {
          id: `mood-${name}`,
          onchange: ({ target }) => act('misbehave', { [name]: typeof choices[0][0] === 'number' ? Number(target.value) : target.value }),
        },
        choices.map(([value, text]) => h('option', { value, selected: misbehaviour[name] === value }, text)),
      ),
    ),
  ),
  toggles.map(([name, words, hint]) =>
    h(
      'label',
      { class: 'mood', for: `mood-${name}` },
      h('span', {}, words, h('small', { class: 'quiet' }, hint)),
      h('input', {
        type: 'checkbox',
        role: 'switch',
        id: `mood-${name}`,
        checked: misbehaviour[name],
        onchange: ({ target }) => act('misbehave', { [name]: target.checked }),
      }),
    ),
  ),
];

export const noticesView = ({ notices }) =>
  notices.length === 0
    ? none('还没有推送过。改一家门店就会推送。')
    : notices.map((notice) =>
        h(
          'p',
          { class: 'quiet' },
          `${timeWords(notice.at, notice.at)} ${notice.codes.join('、')} · ${notice.status === null ? '正在送' : attemptWords(notice.status)}`,
        ),
      );

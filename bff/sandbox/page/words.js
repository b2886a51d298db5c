/** ¥ small, yuan large, fen small. */
export const yuanParts = (fen) => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return { sign: fen < 0 ? '−' : '', yuan: digits.slice(0, -2), fen: digits.slice(-2) };
};

const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' });
const dayKey = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** `12:30:05`, with the day before it when it is another day than `now`. */
export const timeWords = (iso, now) => {
  if (!iso) return '';
  const at = new Date(iso);
  const isSameDay = dayKey.format(at) === dayKey.format(new Date(now));
  const words = day
    .formatToParts(at)
    .filter(({ type }) => type === 'month' || type === 'day')
    .map(({ value }) => value);
  return isSameDay ? time.format(at) : `${words[0]}月${words[1]}日 ${time.format(at)}`;
};

export const paymentWords = {
  NOTPAY: ['待付款', 'quiet'],
  SUCCESS: ['已付款', 'good'],
  REFUND: ['有退款', 'warn'],
  CLOSED: ['已关闭', 'quiet'],
  USERPAYING: ['等输密码', 'warn'],
  PAYERROR: ['没付成', 'bad'],
  REVOKED: ['已撤销', 'quiet'],
};
export const refundWords = {
  PROCESSING: ['处理中', 'warn'],
  SUCCESS: ['已到账', 'good'],
  ABNORMAL: ['异常', 'bad'],
  CLOSED: ['已关闭', 'quiet'],
};
export const noticeWords = {
  waiting: ['等着再送', 'warn'],
  held: ['扣着不送', 'warn'],
  delivered: ['已送到', 'good'],
  'given-up': ['作罢', 'bad'],
};

export const attemptWords = (status) => (status === 0 ? '没有回应' : status === 200 || status === 204 ? '收下了' : `被拒（${status}）`);

export const moods = [
  [
    'notify',
    '付款和退款的通知',
    [
      ['normal', '正常'],
      ['never', '不送'],
      ['late', '晚五分钟'],
      ['wrong-order', '先退款后付款'],
      ['wrong-amount', '金额多一分'],
      ['forged', '假签名'],
      ['foreign', '写成别的商户'],
      ['stale', '一年前的时间'],
      ['sign-test', '验签探测'],
    ],
  ],
  [
    'notifyTimes',
    '每次送几遍',
    [
      [1, '一遍'],
      [2, '两遍'],
      [5, '五遍'],
    ],
  ],
  [
    'notifySignedBy',
    '换公钥的商户，通知用',
    [
      ['public-key', '公钥签'],
      ['certificate', '平台证书签'],
    ],
  ],
  [
    'refund',
    '退款',
    [
      ['normal', '正常到账'],
      ['NOT_ENOUGH', '商户余额不足'],
      ['ABNORMAL', '异常（退不进去）'],
      ['CLOSED', '关闭'],
      ['PROCESSING', '一直处理中'],
      ['SYSTEM_ERROR', '系统错误'],
    ],
  ],
  [
    'prepay',
    '下单',
    [
      ['normal', '正常'],
      ['SYSTEM_ERROR', '系统错误'],
      ['FREQUENCY_LIMITED', '太频繁'],
      ['NO_AUTH', '没有权限'],
      ['NOTENOUGH', '余额不足'],
    ],
  ],
  [
    'charge',
    '扫付款码',
    [
      ['normal', '正常'],
      ['password', '都要输密码'],
      ['not-enough', '余额不足'],
      ['unknown', '系统错误，没有扣款'],
      ['unknown-charged', '系统错误，其实扣了款'],
    ],
  ],
  [
    'reverse',
    '撤销收款',
    [
      ['normal', '正常'],
      ['fails', '系统错误'],
    ],
  ],
  [
    'login',
    '登录',
    [
      ['normal', '正常'],
      ['TOO_OFTEN', '太频繁'],
      ['BLOCKED', '拦住这个人'],
    ],
  ],
  [
    'slowMs',
    '答复',
    [
      [0, '马上'],
      [1000, '慢 1 秒'],
      [3000, '慢 3 秒'],
      [10000, '慢 10 秒'],
    ],
  ],
];

export const toggles = [
  ['down', '微信停了', '所有调用都断线'],
  ['loseAnswers', '答复丢了', '事办了，答复在路上没了'],
  ['forgeAnswers', '答复是假的', '签名用没人认识的钥匙'],
];

import { h } from './dom.js';
import { amountView } from './person.js';
import { attemptWords, noticeWords, paymentWords, refundWords, timeWords } from './words.js';

const badge = ([words, kind]) => h('span', { class: `badge ${kind}` }, words);
const number = (label, value) => value && h('p', { class: 'number' }, h('span', {}, label), ' ', h('code', {}, value));
const none = (words) => [h('p', { class: 'empty' }, words)];

export const paymentsView = ({ payments, now }) =>
  payments.length === 0
    ? none('还没有人下单。')
    : payments.map((payment) =>
        h(
          'article',
          { class: 'record' },
          h('header', {}, amountView(payment.amount), badge(paymentWords[payment.state])),
          h('p', {}, payment.description),
          h('p', { class: 'quiet' }, `${payment.customer} · ${payment.merchant} · ${timeWords(payment.paidAt ?? payment.createdAt, now)}`),
          payment.payerTotal !== payment.amount && h('p', { class: 'quiet' }, '实付 ', amountView(payment.payerTotal)),
          number('商户单号', payment.outTradeNo),
          number(payment.merchant === '支付宝' ? '支付宝单号' : '微信单号', payment.transactionId),
        ),
      );

export const refundsView = ({ refunds, now, settle, sendElsewhere }) =>
  refunds.length === 0
    ? none('还没有退款。')
    : refunds.map((refund) =>
        h(
          'article',
          { class: 'record' },
          h('header', {}, amountView(refund.amount), badge(refundWords[refund.status])),
          h('p', { class: 'quiet' }, `${refund.reason ?? '没写原因'} · ${timeWords(refund.settledAt ?? refund.createdAt, now)}`),
          number('退款单号', refund.outRefundNo),
          number('商户单号', refund.outTradeNo),
          (refund.status === 'PROCESSING' || refund.status === 'ABNORMAL') &&
            h(
              'div',
              { class: 'pair' },
              [
                ['SUCCESS', '到账'],
                ['ABNORMAL', '异常'],
                ['CLOSED', '关闭'],
              ]
                .filter(([status]) => status !== refund.status)
                .map(([status, words]) =>
                  h(
                    'button',
                    { type: 'button', id: `settle-${refund.outRefundNo}-${status}`, onclick: () => settle(refund.outRefundNo, status) },
                    words,
                  ),
                ),
            ),
          refund.status === 'ABNORMAL' &&
            h(
              'div',
              { class: 'pair' },
              [
                ['USER_BANK_CARD', '改退顾客的卡'],
                ['MERCHANT_BANK_CARD', '改退商户的卡'],
              ].map(([type, words]) =>
                h(
                  'button',
                  { type: 'button', id: `send-${refund.outRefundNo}-${type}`, onclick: () => sendElsewhere(refund.outRefundNo, type) },
                  words,
                ),
              ),
            ),
        ),
      );

export const noticesView = ({ notices, now, resend }) =>
  notices.length === 0
    ? none('还没有通知。付了款，微信就告诉商户。')
    : notices.map((notice) =>
        h(
          'article',
          { class: 'record' },
          h('header', {}, h('strong', {}, notice.summary), badge(noticeWords[notice.state])),
          number('商户单号', notice.outTradeNo),
          h(
            'ol',
            { class: 'attempts' },
            notice.attempts.map(({ at, status }) => h('li', {}, `${timeWords(at, now)} ${attemptWords(status)}`)),
          ),
          notice.nextAt && h('p', { class: 'quiet' }, `下一次 ${timeWords(notice.nextAt, now)}`),
          h('button', { type: 'button', id: `resend-${notice.noticeId}`, onclick: () => resend(notice.noticeId) }, '现在再送一次'),
        ),
      );

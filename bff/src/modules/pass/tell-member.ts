import { yuanText } from '@mendian/shared/kernel/money.ts';
import { clockText, dayOf, minuteOf } from '@mendian/shared/kernel/shanghai.ts';
import { leftInAll } from '@mendian/shared/pass/pass-figures.ts';
import { promiseText } from '@mendian/shared/pass/pass-words.ts';
import { sendIfReachable, thing } from '../../gateways/subscribe-message.ts';
import type { Parts } from '../../module.ts';
import type { EventType } from '../../platform/events.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { readMember } from '../member/index.ts';
import { passEnding, passRefunded, passSold } from './pass.events.ts';
import type { PassState } from '@mendian/shared/pass/pass-status.ts';
import { foundPasses, lastDayOf, type PassFound } from './present-pass.ts';

type Words = (pass: PassFound, now: Date) => Record<string, string>;

const soldWords: Words = (pass) => ({
  thing1: thing(pass.name),
  thing2: thing(promiseText({ days: pass.days, uses: pass.uses, usesPerDay: pass.uses_per_day })),
  amount3: `${yuanText(pass.price)}元`,
  date4: lastDayOf(pass)!,
});

const endingWords: Words = (pass) => ({
  thing1: thing(pass.name),
  number2: String(leftInAll(pass)),
  date3: lastDayOf(pass)!,
  thing4: `还剩 ${leftInAll(pass)} 次，请在有效期内使用`,
});

const refundedWords: Words = (pass, now) => ({
  character_string1: pass.id.slice(-8),
  amount2: `${yuanText(pass.refunded)}元`,
  thing3: thing(`月卡“${pass.name}”已退款`),
  time4: `${dayOf(now)} ${clockText(minuteOf(now))}`,
});

/** Subscribe messages about a pass: it was bought, it is nearly over, its money is back. What is no longer so is not said. */
export const tellMember = ({ wechatMini, settings }: Pick<Parts, 'wechatMini' | 'settings'>): Subscriber[] => {
  const telling = (event: EventType<{ passId: string }>, name: string, templateId: string, state: PassState, words: Words): Subscriber =>
    onSteps(event, name, async ({ reads, now }, { passId }) => {
      const pass = templateId === '' ? null : await reads.one<PassFound>(`${foundPasses} WHERE p.id = ?`, [passId]);
      const member = pass && (await readMember(reads, pass.member_id));
      if (pass?.state !== state || member === null) return;
      await sendIfReachable(wechatMini, {
        ...{ openid: member.openid, templateId, page: `pages/pass/index?passId=${passId}`, state: 'formal' },
        data: words(pass, now),
      });
    });
  return [
    telling(passSold, 'pass.tell-sold', settings.WECHAT_TEMPLATE_PASS_SOLD, 'active', soldWords),
    telling(passEnding, 'pass.tell-ending', settings.WECHAT_TEMPLATE_PASS_ENDING, 'active', endingWords),
    telling(passRefunded, 'pass.tell-refunded', settings.WECHAT_TEMPLATE_REFUND, 'refunded', refundedWords),
  ];
};

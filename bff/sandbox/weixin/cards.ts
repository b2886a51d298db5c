import { nowMs, randomDigits, type CardShown, type World } from '../world.ts';
import { WeixinFailure } from './weixin-failure.ts';

/** WeChat says that the code changes, and not how often; a minute is the sandbox's, and the one before is good for another. */
const shownMs = 60_000;
const codesMost = 100_000;

/** The member card in a customer's wallet: made when it is asked for first. Its own code lasts. */
export const cardOf = (world: World, openid: string): string => {
  const card = world.cards.get(openid) ?? { openid, code: randomDigits(12), isDeleted: false };
  world.cards.put(openid, card);
  return card.code;
};

/** The code that the card shows now: another each minute, eighteen digits beginning with 16. */
export const showCard = (world: World, openid: string): string => {
  cardOf(world, openid);
  const at = nowMs(world);
  const shown = [...world.cardCodes.values()].findLast((code) => code.openid === openid);
  if (shown !== undefined && shown.shownUntilMs > at) return shown.text;
  const made: CardShown = { text: `16${randomDigits(16)}`, openid, shownUntilMs: at + shownMs, untilMs: at + 2 * shownMs };
  world.cardCodes.set(made.text, made);
  if (world.cardCodes.size > codesMost) world.cardCodes.delete(world.cardCodes.keys().next().value!);
  return made.text;
};

/** `/card/code/get`: what is behind a code, whether it lasts or changes. */
export const getCardCode = (world: World, body: Record<string, unknown>): Record<string, unknown> => {
  const { code: text, is_expire_dynamic_code: alsoOver } = body;
  if (typeof text !== 'string' || text.length > 20) throw new WeixinFailure(40056, 'invalid serial code');
  const shown = world.cardCodes.get(text);
  const isOver = shown !== undefined && shown.untilMs <= nowMs(world) && alsoOver !== true;
  const card = shown === undefined ? world.cards.all().find(({ code }) => code === text) : world.cards.get(shown.openid);
  if (card === undefined || isOver) throw new WeixinFailure(40056, 'invalid serial code');
  if (card.isDeleted)
    throw new WeixinFailure(40127, 'invalid user-card status! Hint: the card was given to user, but may be deleted or set unavailable !');
  return {
    card: {
      ...{ card_id: world.credentials.official.cardId, begin_time: 0, end_time: 2147483647, bonus: 0, balance: 0 },
      ...{ code: card.code, membership_number: card.code },
    },
    // The official account knows its followers by openids of its own.
    ...{ openid: `g${card.openid.slice(1)}`, can_consume: true, outer_str: '', user_card_status: 'NORMAL' },
  };
};

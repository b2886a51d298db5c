import { birthdaysOn } from '@mendian/shared/member/birthday.ts';
import type { ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { spanOf } from '@mendian/shared/coupon/coupon-validity.ts';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../../platform/context.ts';
import { schedule } from '../../../platform/schedules.ts';
import { onSteps, type Steps, type Subscriber } from '../../../platform/subscriber.ts';
import { memberBirthdayTold } from '../../member/index.ts';
import type { TemplateRow } from '../coupon.rows.ts';
import { noneIsGiven } from '../give-by-itself.ts';
import { givenTo } from '../given-to.ts';
import { countGiven, insertCoupons, Overtaken } from '../give-to-many.ts';
import { ofTiers } from './birthday-tiers.ts';

/** When people are up. */
export const birthdaySchedule = schedule('birthdays', '0 0 8 * * *');

const atOnce = 500;

/**
 * Gives what birthdays give to all who have theirs today, and to whom yesterday's tick did not reach. Run again, at once or from the
 * start, each member has one of a template a year, of the templates for the tier that he had when his birthday was first looked at.
 */
export const giveBirthdays: Subscriber = onSteps(
  birthdaySchedule.event,
  'coupon.birthdays',
  async (steps) => {
    const today = dayOf(steps.now);
    for (const day of [addDays(today, -1), today])
      for (const template of await readLive(steps))
        for (const birthday of birthdaysOn(day)) await giveAll(steps, { templateId: template.id, day, birthday });
  },
  noneIsGiven('birthday'),
);

/** Whoever tells on his birthday that it is today has not to wait for a year. */
export const giveOnTelling: Subscriber = onSteps(
  memberBirthdayTold,
  'coupon.birthday-told',
  async (steps, { memberId }) => {
    const day = dayOf(steps.now);
    const member = await steps.reads.one<{ birthday: string | null }>('SELECT birthday FROM member WHERE id = ?', [memberId]);
    if (member === null || !birthdaysOn(day).includes(member.birthday ?? '')) return;
    for (const { id: templateId } of await readLive(steps))
      await again(() => steps.transact((ctx) => giveSome(ctx, { templateId, day }, [memberId])));
  },
  noneIsGiven('birthday'),
);

const readLive = ({ reads }: Steps): Promise<{ id: string }[]> =>
  reads.all<{ id: string }>(`SELECT id FROM coupon_template WHERE given_at = 'birthday' AND state = 'live' ORDER BY id`);

type Occasion = { readonly templateId: string; readonly day: string };

const giveAll = async (steps: Steps, occasion: Occasion & { readonly birthday: string }): Promise<void> => {
  const next = (from: string) => again(() => steps.transact((ctx) => giveNext(ctx, occasion, from)));
  for (let reached = await next(''); reached !== null;) reached = await next(reached);
};

/** The last member who was looked at; null: there is no more to do. */
const giveNext = async (
  ctx: Context,
  { birthday, ...occasion }: Occasion & { readonly birthday: string },
  reached: string,
): Promise<string | null> => {
  const members = await ctx.sql.all<{ id: string; told: string | null }>(
    `SELECT id, birthday_told_day AS told FROM member WHERE birthday = ? AND id > ? ORDER BY id LIMIT ${atOnce}`,
    [birthday, reached],
  );
  const theirs = members.filter(({ told }) => told === null || told <= occasion.day).map(({ id }) => id);
  const isLeft = await giveSome(ctx, occasion, theirs);
  return isLeft && members.length === atOnce ? members.at(-1)!.id : null;
};

/** As far as there are some left; tells whether there are. */
const giveSome = async (ctx: Context, { templateId, day }: Occasion, all: readonly string[]): Promise<boolean> => {
  const template = await ctx.sql.one<TemplateRow>(`SELECT * FROM coupon_template WHERE id = ? AND state = 'live'`, [templateId]);
  const span = template && spanOf(JSON.parse(template.validity) as ValidityData, ctx.now);
  if (template === null || span === null) return false;
  const tiers = givenTo(template);
  const members = tiers.length === 0 ? all : await ofTiers(ctx, all, day, tiers);
  const occasion = `birthday:${day.slice(0, 4)}`;
  const had = await ctx.sql.all<{ member_id: string }>(
    'SELECT member_id FROM coupon WHERE template_id = ? AND occasion = ? AND member_id IN (?)',
    [templateId, occasion, members],
  );
  const known = new Set(had.map(({ member_id: id }) => id));
  const missing = members.filter((id) => !known.has(id));
  const batch = missing.slice(0, template.total - template.given);
  await countGiven(ctx, templateId, await insertCoupons(ctx, { templateId, source: 'birthday', occasion, span, members: batch }));
  return batch.length === missing.length;
};

const triesMax = 10;

/** Made anew when others received meanwhile what was left. */
const again = async <T>(step: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === triesMax) throw error;
    }
};

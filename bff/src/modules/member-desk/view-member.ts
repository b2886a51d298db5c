import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { recentShown } from '@mendian/shared/member/member-desk.contract.ts';
import type * as contract from '@mendian/shared/member/member-desk.contract.ts';
import type { MemberFileData } from '@mendian/shared/member/member-desk.contract.ts';
import { cardKinds, endingText, type CardKind } from '@mendian/shared/member/member-card.ts';
import { standingOf } from '@mendian/shared/pass/pass-figures.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { allRows, type Question } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { askTierCoupons } from '../coupon/index.ts';
import { maskedMember } from '../member/index.ts';
import { figuresOf, lastDayOf, type PassFound } from '../pass/index.ts';
import { readCard } from '../points/index.ts';

type Office = Pick<ReadContext<ActorOf<'headOffice'>>, 'sql' | 'actor' | 'now'>;
type MemberRow = {
  readonly id: string;
  readonly nickname: string;
  readonly phone: string | null;
  readonly created_at: Date;
  readonly joined_by: MemberFileData['channel'];
};

/** The member, for somebody who looks after the whole chain; else, or when there is none, it is refused. */
export const requireSeen = async ({ sql, actor }: Pick<Office, 'sql' | 'actor'>, memberId: string): Promise<MemberRow> => {
  requireWholeChain({ actor });
  const member = await sql.one<MemberRow>('SELECT id, nickname, phone, created_at, joined_by FROM member WHERE id = ?', [memberId]);
  if (member === null) throw refuse('thing/not-found');
  return member;
};

export const viewMember = async (ctx: Office, { memberId }: InputOf<typeof contract.getMember>): Promise<MemberFileData> => {
  const { sql, now } = ctx;
  const member = await requireSeen(ctx, memberId);
  const card = await readCard(askTierCoupons)(sql, memberId, now);
  const [cards, passes, orders, cases] = await sql.ask(askCards(memberId), askPasses(memberId), askOrders(memberId), askCases(memberId));
  return {
    ...{ id: member.id, ...maskedMember(member), joinedAt: member.created_at.toISOString(), channel: member.joined_by, card },
    cards: presentCards(cards),
    passes: passes.map((pass) => presentPass(pass, now)),
    orders: orders.map(({ placed_at: at, store_name: storeName, ...order }) => ({ ...order, storeName, placedAt: at.toISOString() })),
    cases: cases.map(({ created_at: at, order_id: orderId, store_name: storeName, ...one }) => ({
      ...{ ...one, orderId, storeName, at: at.toISOString() },
    })),
  };
};

type File = MemberFileData;

type CardRow = {
  readonly id: string;
  readonly kind: CardKind;
  readonly number: string;
  readonly added_at: Date;
  readonly bound_by: string | null;
};

/** More than anybody carries. */
const cardsMax = 50;

const askCards = (memberId: string): Question<CardRow[]> =>
  allRows(`SELECT id, kind, number, added_at, bound_by FROM member_card WHERE member_id = ? ORDER BY id LIMIT ${cardsMax}`, [memberId]);

const presentCards = (cards: readonly CardRow[]): File['cards'] =>
  cardKinds
    .flatMap((kind) => cards.filter((card) => card.kind === kind))
    .map(({ id, kind, number, added_at: at, bound_by: by }) => ({
      ...{ id, kind, ending: endingText(number), addedAt: at.toISOString(), boundBy: by ?? '' },
    }));

type PassRow = Omit<PassFound, 'note' | 'days' | 'product_ids' | 'places'>;

const askPasses = (memberId: string): Question<PassRow[]> =>
  allRows(
    `SELECT p.*, k.name FROM pass p JOIN pass_kind k ON k.id = p.kind_id
     WHERE p.member_id = ? AND p.paid_at IS NOT NULL ORDER BY p.id DESC LIMIT ${recentShown}`,
    [memberId],
  );

const presentPass = (pass: PassRow, now: Date): File['passes'][number] => ({
  ...{ id: pass.id, name: pass.name, standing: standingOf(figuresOf(pass), now), price: pass.price, uses: pass.uses, used: pass.used },
  ...{ refunded: pass.refunded, boughtAt: pass.paid_at?.toISOString() ?? null, lastDay: lastDayOf(pass) },
});

type OrderRow = Omit<File['orders'][number], 'placedAt' | 'storeName'> & { readonly placed_at: Date; readonly store_name: string };

const askOrders = (memberId: string): Question<OrderRow[]> =>
  allRows(
    `SELECT o.id, s.name AS store_name, o.state, o.mode, o.payable, o.refunded, o.placed_at FROM orders o JOIN store s ON s.id = o.store_id
     WHERE o.member_id = ? ORDER BY o.id DESC LIMIT ${recentShown}`,
    [memberId],
  );

type CaseRow = Pick<File['cases'][number], 'id' | 'state' | 'asked' | 'granted'> & {
  readonly order_id: string;
  readonly store_name: string;
  readonly created_at: Date;
};

const askCases = (memberId: string): Question<CaseRow[]> =>
  allRows(
    `SELECT a.id, a.order_id, s.name AS store_name, a.state, a.asked, a.granted, a.created_at FROM after_sale a
     JOIN store s ON s.id = a.store_id WHERE a.member_id = ? ORDER BY a.created_at DESC, a.id DESC LIMIT ${recentShown}`,
    [memberId],
  );

import type { JoinCodesData } from '@mendian/shared/member/joining.contract.ts';
import type { Settings } from '../../../platform/config.ts';
import { actorName, type Clerk } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { firstRow } from '../../../platform/sql.ts';
import type { JoinCodeRow } from '../member.rows.ts';

type Whose = Pick<JoinCodeRow, 'channel' | 'whose' | 'store_id' | 'clerk_id' | 'name'>;

/** The codes of the clerk's store and of himself. */
export const getJoinCodes =
  ({ PUBLIC_URL }: Settings) =>
  async (ctx: Context<Clerk>): Promise<JoinCodesData> => {
    const { storeId, clerkId } = ctx.actor;
    const [store, clerk] = await ctx.sql.ask(
      firstRow<{ name: string }>('SELECT name FROM store WHERE id = ?', [storeId]),
      firstRow<{ name: string }>('SELECT name FROM clerk WHERE id = ?', [clerkId]),
    );
    const ofStore = await codeOf(ctx, { channel: 'store', whose: storeId, store_id: storeId, clerk_id: null, name: '' });
    const ofClerk = await codeOf(ctx, { channel: 'clerk', whose: clerkId, store_id: storeId, clerk_id: clerkId, name: '' });
    return {
      ...{ storeName: store?.name ?? '', clerkName: clerk?.name ?? '' },
      ...{ store: shownCode(PUBLIC_URL, ofStore), clerk: shownCode(PUBLIC_URL, ofClerk) },
    };
  };

export const shownCode = (publicUrl: string, { code }: Pick<JoinCodeRow, 'code'>) => ({ code, address: `${publicUrl}/j/${code}` });

/** The one of its owner; of two first times at once one finds the other's row, when its transaction is run again. */
const codeOf = async (ctx: Context, whose: Whose): Promise<JoinCodeRow> => {
  const known = await ctx.sql.one<JoinCodeRow>('SELECT * FROM join_code WHERE channel = ? AND whose = ?', [whose.channel, whose.whose]);
  return known ?? makeCode(ctx, whose);
};

export const makeCode = async (ctx: Context, whose: Whose): Promise<JoinCodeRow> => {
  const row = { id: ctx.newId(), ...whose, code: newCode(ctx), created_by: actorName(ctx.actor), created_at: ctx.now, ended_at: null };
  await ctx.sql.insert('join_code', [row]);
  return row;
};

/** Nothing that is read as something else when it is typed. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const newCode = ({ random }: Pick<Context, 'random'>): string =>
  Array.from({ length: 8 }, () => signs.charAt(random(signs.length))).join('');

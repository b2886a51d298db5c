import * as v from 'valibot';
import type { Reads } from '../../platform/sql.ts';
import { addMembers, dropMembers, firstNickname, writeMember } from '../member/index.ts';
import { momentOrNothing, readWith } from './fields.ts';
import { differing, madeOf, type Finding, type Kind, type Values } from './kind.ts';

const orNothing = (text: string): string | null => (text === '' ? null : text);

const MemberLine = v.object({
  openid: v.pipe(
    v.string(),
    v.minLength(1, '没有写 openid；没有 openid 的会员不能接管，本人登录后自己出现'),
    v.regex(/^[0-9A-Za-z_-]{6,64}$/, 'openid 应是 6 到 64 个字母、数字、横线'),
  ),
  unionid: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{0,64}$/, 'unionid 应是 64 个以内的字母、数字、横线'), v.transform(orNothing)),
  nickname: v.pipe(
    v.string(),
    v.transform((text) => [...text].slice(0, 20).join('')),
  ),
  phone: v.pipe(v.string(), v.regex(/^(1[3-9]\d{9}|\+\d{6,15})?$/, '手机号应是 11 位，境外的以 + 和国家代码开头'), v.transform(orNothing)),
  joinedAt: momentOrNothing('注册时间'),
});
type Row = v.InferOutput<typeof MemberLine>;

type Known = {
  readonly id: string;
  readonly openid: string;
  readonly unionid: string | null;
  readonly nickname: string;
  readonly phone: string | null;
};

/** Members by their openid: with it they are themselves when they open the mini-program. */
export const membersKind: Kind<Row> = {
  read: readWith(MemberLine),
  keyOf: ({ openid }) => openid,
  examine: async ({ sql }, rows) => {
    const known = await readKnown(sql, rows);
    return rows.map((row) => findingOf(row, known.get(row.openid)));
  },
  make: async (ctx, rows) => madeOf(await addMembers(ctx, rows)),
  write: writeMember,
  own: [{ table: 'member', column: 'id', order: 'id' }],
  uses: [
    { table: 'session', column: 'subject_id', only: `u.kind = 'customer'`, said: '会员登录过' },
    { table: 'orders', column: 'member_id', said: '会员已有订单' },
    { table: 'after_sale', column: 'member_id', said: '会员申请过退款' },
    { table: 'after_sale_picture', column: 'member_id', said: '会员上传过图片' },
    { table: 'address', column: 'member_id', said: '会员已有地址' },
    { table: 'point_account', column: 'member_id', said: '会员已有积分' },
    { table: 'point_entry', column: 'member_id', said: '会员已有积分' },
    { table: 'birthday_tier', column: 'member_id', said: '会员已有优惠券' },
    { table: 'coupon', column: 'member_id', said: '会员已有优惠券' },
    { table: 'member_number', column: 'member_id', said: '会员出示过会员码' },
    { table: 'pass', column: 'member_id', said: '会员已有月卡' },
    { table: 'till_guest', column: 'member_id', said: '会员在门店消费过' },
    { table: 'member_card', column: 'member_id', said: '会员已有会员卡' },
    { table: 'coupon_received', column: 'member_id', said: '会员已有优惠券' },
  ],
  remove: dropMembers,
};

const readKnown = async (sql: Reads, rows: readonly Row[]): Promise<Map<string, Known>> => {
  const found = await sql.all<Known>('SELECT id, openid, unionid, nickname, phone FROM member WHERE openid IN (?)', [
    rows.map(({ openid }) => openid),
  ]);
  return new Map(found.map((member) => [member.openid, member]));
};

/** What a member has said here stands; what is not known here is filled in. */
const findingOf = (row: Row, known: Known | undefined): Finding => {
  if (known === undefined) return { is: 'add' };
  const differs = differing([
    ['手机号', row.phone ?? known.phone, known.phone ?? row.phone],
    ['unionid', row.unionid ?? known.unionid, known.unionid ?? row.unionid],
  ]);
  if (differs !== null) return { is: 'refused', reason: `这里的${differs}与文件不同；这里是会员自己的，保持不变` };
  const fills = [
    { name: '手机号', column: 'phone', value: known.phone === null ? row.phone : null },
    { name: 'unionid', column: 'unionid', value: known.unionid === null ? row.unionid : null },
    { name: '昵称', column: 'nickname', value: known.nickname === firstNickname ? orNothing(row.nickname) : null },
  ].filter(({ column, value }) => value !== null && value !== known[column as keyof Known]);
  if (fills.length === 0) return { is: 'same' };
  const set: Values = Object.fromEntries(fills.map(({ column, value }) => [column, value]));
  const was: Values = Object.fromEntries(fills.map(({ column }) => [column, known[column as keyof Known]]));
  return { is: 'change', id: known.id, what: `补上${fills.map(({ name }) => name).join('、')}`, set, was };
};

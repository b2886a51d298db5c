import { templateTotalMax } from '@mendian/shared/coupon/coupon-draft.ts';
import type { CouponState, TemplateState } from '@mendian/shared/coupon/coupon-status.ts';
import type { CouponTermsData } from '@mendian/shared/coupon/coupon-terms.ts';
import { isAscii } from '../../platform/like-sql.ts';
import { allRows, type Reads } from '../../platform/sql.ts';
import { holderFault, holderOf, waits } from './find-cards.ts';
import { differing, type Asking, type Coming, type Finding, type Values } from './kind.ts';
import type { CouponLine } from './kind-coupons.ts';
import { cardKeys, readMembersOrCards, type MemberOf } from './members-named.ts';

type Known = {
  readonly id: string;
  readonly code: string;
  readonly template_id: string;
  readonly member_id: string;
  readonly state: CouponState;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly phone: string | null;
};

type Template = {
  readonly id: string;
  readonly name: string;
  readonly state: TemplateState;
  readonly terms: string;
  readonly total: number;
};

/** The templates that a cell may mean, by number or name; one that has not begun counts before one that is over. */
export const readTemplates = async (sql: Reads, rows: readonly CouponLine[]): Promise<(cell: string) => readonly Template[]> => {
  const cells = [...new Set(rows.map(({ template }) => template))];
  const found = await sql.all<Template>(
    'SELECT id, name, state, terms, total FROM coupon_template WHERE name IN (?) UNION SELECT id, name, state, terms, total FROM coupon_template WHERE id IN (?)',
    [cells, cells.filter(isAscii)],
  );
  const byId = new Map(found.map((template) => [template.id, [template]]));
  const byName = Map.groupBy(found, ({ name }) => name);
  return (cell) => byId.get(cell) ?? byName.get(cell) ?? [];
};

/** What coupons of a file mean here. One that is here already learns from it whose it is and that it was used, and nothing else. */
export const findCoupons = async ({ sql }: Asking, rows: readonly CouponLine[], coming: Coming): Promise<Finding[]> => {
  const cells = rows.map(({ member }) => member);
  const memberOf = await readMembersOrCards(sql, cells);
  const templateOf = await readTemplates(sql, rows);
  const known = await readKnown(sql, rows);
  const taken = await readOurCodes(sql, rows);
  const named = await coming('members', cells);
  const carded = await coming('cards', cells.flatMap(cardKeys)); // prettier-ignore
  const expected = new Set([...named, ...cells.filter((cell) => cardKeys(cell).some((key) => carded.has(key)))]);
  return rows.map((row): Finding => {
    const templates = templateOf(row.template);
    const fault = templateFault(row, templates) ?? memberFault(row, memberOf, expected);
    if (fault !== null) return { is: 'refused', reason: fault };
    const here = known.get(row.code);
    if (here !== undefined) return settle(row, here, templates[0]!, memberOf);
    const of = taken.get(row.code);
    if (of !== undefined) return { is: 'refused', reason: `券码 ${row.code} 是这里发的${of}的` };
    if (templates[0]!.total + rows.length > templateTotalMax)
      return { is: 'refused', reason: `券模板 ${row.template} 满一亿张了，请另建一个` };
    return { is: 'add', said: holderOf(memberOf, row.member).phone === null ? null : waits };
  });
};

const readKnown = async (sql: Reads, rows: readonly CouponLine[]): Promise<Map<string, Known>> => {
  const found = await sql.all<Known>(
    `SELECT c.id, e.code, c.template_id, c.member_id, c.state, c.from_at, c.until_at, e.phone
     FROM earlier_coupon e JOIN coupon c ON c.id = e.coupon_id WHERE e.code IN (?)`,
    [rows.map(({ code }) => code)],
  );
  return new Map(found.map((coupon) => [coupon.code, coupon]));
};

/** Those of the codes that coupons and passes of ours have. */
const readOurCodes = async (sql: Reads, rows: readonly CouponLine[]): Promise<Map<string, string>> => {
  const codes = rows.map(({ code }) => code);
  const [coupons, passes] = await sql.ask(
    allRows<{ code: string }>('SELECT code FROM coupon WHERE code IN (?)', [codes]),
    allRows<{ code: string }>('SELECT code FROM pass WHERE code IN (?)', [codes]),
  );
  return new Map([...coupons.map(({ code }) => [code, '另一张券'] as const), ...passes.map(({ code }) => [code, '一张月卡'] as const)]);
};

const templateFault = ({ template: cell, member }: CouponLine, templates: readonly Template[]): string | null => {
  const [template] = templates;
  if (template === undefined) return `没有券模板 ${cell}，请先在优惠券里新建并审核`;
  if (templates.length > 1) return `有 ${templates.length} 个券模板叫 ${cell}，请写券模板的编号`;
  if (template.state === 'draft') return `券模板 ${cell} 还是草稿，请先审核`;
  return member === '' && (JSON.parse(template.terms) as CouponTermsData).firstOrder ? '只限首单的券要写会员' : null;
};

const memberFault = ({ member }: CouponLine, memberOf: MemberOf, expected: ReadonlySet<string>): string | null =>
  member === '' ? null : holderFault(member, memberOf, expected);

/** What became of a coupon here is no difference; what the earlier system did with it since is made up for. */
const settle = (row: CouponLine, here: Known, template: Template, memberOf: MemberOf): Finding => {
  const { memberId } = holderOf(memberOf, row.member);
  const differs = differing([
    ['券模板', template.id, here.template_id],
    ['会员', here.member_id === '' ? '' : (memberId ?? here.member_id), here.member_id],
    ['生效时间', (row.from ?? here.from_at).getTime(), here.from_at.getTime()],
    ['失效时间', Math.min(row.until.getTime(), here.until_at.getTime()), row.until.getTime()],
  ]);
  if (differs !== null) return { is: 'refused', reason: `这张券已经接管，${differs}与文件不同；请在这里处理` };
  const fills = [
    ...(memberId !== null && here.member_id === '' ? [{ what: '补上会员', set: { member_id: memberId }, was: { member_id: '' } }] : []),
    ...(row.state !== 'held' && here.state === 'held'
      ? [{ what: '在旧系统用掉或作废了', set: { state: row.state }, was: { state: 'held' } }]
      : []),
  ];
  if (fills.length === 0) return { is: 'same' };
  const merged = (of: 'set' | 'was'): Values => Object.assign({}, ...fills.map((fill) => fill[of])) as Values;
  return { is: 'change', id: here.id, what: fills.map(({ what }) => what).join('、'), set: merged('set'), was: merged('was') };
};

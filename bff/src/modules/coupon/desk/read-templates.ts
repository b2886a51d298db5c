import { claimPath } from '@mendian/shared/coupon/claim-link.ts';
import type * as contract from '@mendian/shared/coupon/coupon-desk.contract.ts';
import type { TemplateData, TemplateRowData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { toldApartBy, type CouponDraftData, type GivenAt } from '@mendian/shared/coupon/coupon-draft.ts';
import type { CouponState } from '@mendian/shared/coupon/coupon-status.ts';
import type { BearersData, ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { benefitText, validityText } from '@mendian/shared/coupon/coupon-words.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { joinChannelWords, type JoinChannel } from '@mendian/shared/member/join-channel.ts';
import { tierOf } from '@mendian/shared/points/tier.ts';
import type { Settings } from '../../../platform/config.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allOf, contains, eitherOf } from '../../../platform/like-sql.ts';
import type { Condition } from '../../../platform/scope-sql.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { askTierVersion } from '../../points/index.ts';
import type { TemplateRow } from '../coupon.rows.ts';
import { givenTo } from '../given-to.ts';
import { termsOf } from '../present-coupon.ts';
import { readCouponNames } from '../read-names.ts';

type Office = ReadContext<ActorOf<'headOffice'>>;
type List = typeof contract.listTemplates;

export const listTemplates = async ({ sql }: Office, { text, state, after, limit }: InputOf<List>): Promise<ReplyOf<List>> => {
  const where = allOf([
    ...(text === undefined || text === '' ? [] : [eitherOf(contains('name', text), contains('claim_code', text))]),
    ...(state === undefined ? [] : [is('state = ?', state)]),
    is('id < ?', after ?? '~'),
  ]);
  const found = await sql.all<TemplateRow>(
    `SELECT * FROM coupon_template WHERE ${where.text} ORDER BY id DESC LIMIT ${limit + 1}`,
    where.values,
  );
  const page = found.slice(0, limit);
  const figures = await readFigures(sql, page);
  return { items: page.map((row) => rowOf(row, figures(row))), next: found.length > limit ? page.at(-1)!.id : null };
};

const is = (text: string, value: string): Condition => ({ text, values: [value] });

export const getTemplate = ({ sql }: Office, { templateId }: InputOf<typeof contract.getTemplate>): Promise<TemplateData> =>
  viewTemplate(sql, templateId);

/** What a picture or a message holds to receive one by its claim code. */
export const getClaimLink =
  ({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>) =>
  async ({ sql }: Office, { templateId }: InputOf<typeof contract.getClaimLink>): Promise<ReplyOf<typeof contract.getClaimLink>> => {
    const row = await sql.one<Pick<TemplateRow, 'claim_code'>>('SELECT claim_code FROM coupon_template WHERE id = ?', [templateId]);
    if (row === null || row.claim_code === null) throw refuse('thing/not-found');
    return { address: `${PUBLIC_URL}${claimPath(row.claim_code)}` };
  };

/** A template in full; one that is not there is refused. */
export const viewTemplate = async (sql: Reads, templateId: string): Promise<TemplateData> => {
  const row = await sql.one<TemplateRow>('SELECT * FROM coupon_template WHERE id = ?', [templateId]);
  if (row === null) throw refuse('thing/not-found');
  const names = new Map([...(await readCouponNames(sql, [termsOf(row)])), ...(await readGivenToNames(sql, row))]);
  return {
    ...{ id: row.id, draft: draftOf(row), state: row.state, ...(await readFigures(sql, [row]))(row) },
    names: [...names].map(([id, name]) => ({ id, name })),
    ...{ createdBy: row.created_by, createdAt: row.created_at.toISOString(), changedAt: row.changed_at.toISOString() },
    ...{ approvedBy: row.approved_by, approvedAt: row.approved_at?.toISOString() ?? null },
  };
};

/** What the tiers or channels are called that a template is given to. */
const readGivenToNames = async (sql: Reads, row: TemplateRow): Promise<(readonly [string, string])[]> => {
  const keys = givenTo(row);
  if (keys.length === 0) return [];
  if (toldApartBy(row.given_at as GivenAt | null) === 'channel')
    return keys.map((key) => [key, joinChannelWords[key as JoinChannel]] as const);
  const [{ tiers }] = await sql.ask(askTierVersion());
  return keys.map((key) => [key, tierOf(tiers, key).name] as const);
};

/** What was written of a template. */
export const draftOf = (row: TemplateRow): CouponDraftData => ({
  ...{ name: row.name, note: row.note, terms: termsOf(row), validity: JSON.parse(row.validity) as ValidityData },
  ...{ bearers: JSON.parse(row.bearers) as BearersData, total: row.total },
  ...{ perMember: row.per_member, perMemberDay: row.per_member_day },
  ...{ inCentre: row.in_centre === 1, claimCode: row.claim_code, givenAt: row.given_at as GivenAt | null },
  givenTo: givenTo(row),
  byClerks: row.clerk_day === null ? null : { perClerkDay: row.clerk_day, perStoreDay: row.store_day! },
});

type Figures = Pick<TemplateData, 'total' | 'given' | 'locked' | 'used'>;

const readFigures = async (sql: Reads, templates: readonly TemplateRow[]): Promise<(row: TemplateRow) => Figures> => {
  const counted = await sql.all<{ template_id: string; state: CouponState; number: number }>(
    `SELECT template_id, state, COUNT(*) AS number FROM coupon WHERE template_id IN (?) AND state IN ('locked', 'used')
     GROUP BY template_id, state`,
    [templates.map(({ id }) => id)],
  );
  const numberOf = (templateId: string, wanted: CouponState): number =>
    counted.find(({ template_id, state }) => template_id === templateId && state === wanted)?.number ?? 0;
  return ({ id, total, given }) => ({ total, given, locked: numberOf(id, 'locked'), used: numberOf(id, 'used') });
};

const rowOf = (row: TemplateRow, figures: Figures): TemplateRowData => ({
  ...{ id: row.id, name: row.name, state: row.state, ...figures },
  benefit: benefitText(termsOf(row).benefit),
  validity: validityText(JSON.parse(row.validity) as ValidityData),
  ...{ inCentre: row.in_centre === 1, claimCode: row.claim_code, givenAt: row.given_at as GivenAt | null },
  byClerks: row.clerk_day !== null,
  createdAt: row.created_at.toISOString(),
});

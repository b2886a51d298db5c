import { getTemplate, type TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { givenAtWords } from '@mendian/shared/coupon/coupon-draft.ts';
import { templateStateWords } from '@mendian/shared/coupon/coupon-status.ts';
import { benefitText, validityText } from '@mendian/shared/coupon/coupon-words.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { useParam } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { bearersText } from '../../ui/desk/bearer-fields.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { countText } from '../../ui/count-text.ts';
import { ClaimCode } from './claim-code.tsx';
import { templateTones } from './coupon-names.ts';
import { CouponPreview } from './coupon-preview.tsx';
import { GiftList } from './gift-list.tsx';
import { TemplateActions } from './template-actions.tsx';
import './coupon.css';

const back = { to: '/coupons', title: '优惠券' };

/** One template: what it promises, what became of its coupons, and to whom head office gave them. */
export const CouponPage = () => {
  const templateId = useParam('templateId');
  const { data, error, refetch } = useDeskQuery(getTemplate, { templateId }, { everyMs: 15_000 });
  if (error !== null || data === undefined)
    return (
      <Page>
        <PageHead title="优惠券" back={back} />
        {error === null ? <Skeleton rows={10} /> : <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />}
      </Page>
    );
  return <Detail template={data} />;
};

const Detail = ({ template }: { template: TemplateData }) => {
  const { draft, state, given, total, locked, used } = template;
  const names = new Map(template.names.map(({ id, name }) => [id, name]));
  return (
    <Page>
      <PageHead
        title={draft.name}
        sentence={
          <>
            {benefitText(draft.terms.benefit)} · <StatusDot tone={templateTones[state]}>{templateStateWords[state]}</StatusDot>
            {` · 共 ${countText(total)} 张，已发 ${countText(given)}，已用 ${countText(used)}，锁定 ${countText(locked)}`}
          </>
        }
        back={back}
        actions={<TemplateActions template={template} />}
      />
      <div className="coupon-detail">
        <div className="coupon-main">
          <Section title="规则">
            <DescriptionList columns={2} items={itemsOf(template)} />
          </Section>
          {state === 'draft' || state === 'approved' ? null : <GiftList templateId={template.id} />}
        </div>
        <Section title="会员看到的样子">
          <CouponPreview draft={draft} names={names} />
        </Section>
      </div>
    </Page>
  );
};

const itemsOf = ({ id, draft, names, createdBy, createdAt, approvedBy, approvedAt }: TemplateData) =>
  [
    ['优惠', benefitText(draft.terms.benefit)],
    ['有效期', validityText(draft.validity)],
    ['补充说明', draft.note],
    ['每人最多', `${draft.perMember} 张，每天 ${draft.perMemberDay} 张`],
    ['领券中心', draft.inCentre ? '会员可以自己领' : '不放进领券中心'],
    ['口令', draft.claimCode === null ? null : <ClaimCode templateId={id} name={draft.name} claimCode={draft.claimCode} />],
    ['自动发放', draft.givenAt === null ? '不自动发放' : `${givenAtWords[draft.givenAt]}${givenToText(draft.givenTo, names)}`],
    ['店员送券', clerksText(draft.byClerks)],
    ['谁承担', bearersText(draft.bearers)],
    ['新建', `${createdBy}，${momentOf(createdAt)}`],
    ['审核', approvedBy === null ? null : `${approvedBy}，${momentOf(approvedAt)}`],
  ] as const;

const givenToText = (keys: readonly string[], names: TemplateData['names']): string =>
  keys.length === 0 ? '' : `，只给 ${keys.map((key) => names.find(({ id }) => id === key)?.name ?? key).join('、')}`;

const clerksText = (byClerks: TemplateData['draft']['byClerks']): string =>
  byClerks === null ? '店员不能送' : `每位店员每天 ${byClerks.perClerkDay} 张，每家门店每天 ${byClerks.perStoreDay} 张`;

import { boundedText } from '@mendian/shared/kernel/bounded-count.ts';
import { editTiers } from '@mendian/shared/points/points.permissions.ts';
import { getTiers, type TiersData } from '@mendian/shared/points/tier.contract.ts';
import { useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { TierForm } from './tier-form.tsx';
import './member.css';

type Tier = TiersData['tiers'][number];

/** The levels of membership: what they ask for, what they give, and how many have them. */
export const TiersPage = () => {
  const mayEdit = useMay(editTiers.key);
  const { data, error, refetch } = useDeskQuery(getTiers, {});
  return (
    <Page>
      <PageHead title="会员等级" sentence={data === undefined ? '' : changedText(data)} />
      {data === undefined ? (
        error === null ? (
          <Skeleton rows={8} />
        ) : (
          <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />
        )
      ) : (
        <>
          <Section title="等级和权益">
            <TierTable tiers={data.tiers} />
            <p className="field-hint tier-note">
              生日券、升级券在“优惠券”里新建：自动发放选“会员生日当天”或“会员升级时”，再选给哪些等级；审核、开始发放之后在这里列出。
            </p>
          </Section>
          {data.retired.length === 0 ? null : (
            <Section title="已取消的等级">
              <TierTable tiers={data.retired} />
              <p className="field-hint tier-note">已经是这些等级的会员保留到各自的复核日，之后按当时的成长值定级。</p>
            </Section>
          )}
          {mayEdit ? <TierForm key={data.version} data={data} /> : null}
        </>
      )}
    </Page>
  );
};

const changedText = ({ version, changedBy, changedAt }: TiersData): string =>
  version === 0 ? '还没有改过，按系统预设' : `第 ${version} 版，${changedBy ?? ''} 改于 ${momentOf(changedAt)}`;

const TierTable = ({ tiers }: { tiers: readonly Tier[] }) => (
  <div className="table-box">
    <table className="table">
      <thead>
        <tr>
          <th scope="col">等级</th>
          <th scope="col" className="cell-right">
            成长值（近一年）
          </th>
          <th scope="col" className="cell-right">
            每元积分
          </th>
          <th scope="col" className="cell-right">
            会员（人）
          </th>
          <th scope="col">生日当天送</th>
          <th scope="col">升级时送</th>
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier, place) => (
          <tr key={tier.key}>
            <td>{tier.name}</td>
            <td className="cell-right">{tier.growth}</td>
            <td className="cell-right">{tier.earnPerMille / 1000}</td>
            <td className="cell-right">{place === 0 && tier.growth === 0 ? '其余会员' : boundedText(tier.members)}</td>
            <td>
              <Coupons tier={tier} on="birthday" />
            </td>
            <td>
              <Coupons tier={tier} on="rise" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Coupons = ({ tier, on }: { tier: Tier; on: 'birthday' | 'rise' }) => {
  const mine = tier.coupons.filter((coupon) => coupon.on === on);
  if (mine.length === 0) return <span className="cell-note">没有</span>;
  return mine.map(({ templateId, name }) => (
    <DeskLink key={templateId} className="link tier-coupon" to={`/coupons/${templateId}`}>
      {name}
    </DeskLink>
  ));
};

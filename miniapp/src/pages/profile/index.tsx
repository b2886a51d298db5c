import { CouponDoors } from '../../features/coupon/coupon-doors.tsx';
import { useCouponCount } from '../../features/coupon/use-coupons.ts';
import { usePassesLeft } from '../../features/pass/use-passes.ts';
import { MemberCard } from '../../features/points/member-card.tsx';
import { useCard } from '../../features/points/use-points.ts';
import { Profile } from '../../features/profile/profile.tsx';
import { go } from '../../platform/go.ts';
import { Card, CardRow } from '../../ui/card.tsx';
import { Screen } from '../../ui/screen.tsx';

const Savings = () => (
  <>
    <MemberCard card={useCard().data} onOpen={go.points} />
    <Card>
      <CardRow label="会员码" words="在门店出示给店员" onTap={go.memberCode} />
      <CardRow label="月卡" words={passesText(usePassesLeft().data)} onTap={go.passes} />
    </Card>
    <CouponDoors count={useCouponCount().data} onMine={go.coupons} onCentre={go.couponCentre} />
  </>
);

const passesText = (left: number | null): string => (left === null || left === 0 ? '每天领一份，买一次用一个月' : `今天还可用 ${left} 次`);

const ProfilePage = () => (
  <Screen tab>
    <Profile onAddresses={() => go.addresses()} savings={<Savings />} />
  </Screen>
);

export default ProfilePage;

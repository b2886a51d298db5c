import { CouponDoors } from '../../features/coupon/coupon-doors.tsx';
import { useCouponCount } from '../../features/coupon/use-coupons.ts';
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
    </Card>
    <CouponDoors count={useCouponCount().data} onMine={go.coupons} onCentre={go.couponCentre} />
  </>
);

const ProfilePage = () => (
  <Screen tab>
    <Profile onAddresses={() => go.addresses()} savings={<Savings />} />
  </Screen>
);

export default ProfilePage;

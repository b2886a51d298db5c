import { CouponDoors } from '../../features/coupon/coupon-doors.tsx';
import { useCouponCount } from '../../features/coupon/use-coupons.ts';
import { Profile } from '../../features/profile/profile.tsx';
import { go } from '../../platform/go.ts';
import { Screen } from '../../ui/screen.tsx';

const MyCoupons = () => <CouponDoors count={useCouponCount().data} onMine={go.coupons} onCentre={go.couponCentre} />;

const ProfilePage = () => (
  <Screen tab>
    <Profile onAddresses={() => go.addresses()} coupons={<MyCoupons />} />
  </Screen>
);

export default ProfilePage;

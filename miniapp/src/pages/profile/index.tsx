import { Profile } from '../../features/profile/profile.tsx';
import { go } from '../../platform/go.ts';
import { Screen } from '../../ui/screen.tsx';

const ProfilePage = () => (
  <Screen tab>
    <Profile onAddresses={() => go.addresses()} />
  </Screen>
);

export default ProfilePage;

import { Dialog } from '../../ui/dialog.tsx';
import { SignInPad } from './sign-in-pad.tsx';

/** The next clerk signs in over the board, which goes on ringing; the one before is signed out by that. */
export const ShiftDialog = ({ onClose, onSignedIn }: { onClose: () => void; onSignedIn: () => void }) => (
  <Dialog title="交班：下一位店员登录" className="shift" onClose={onClose}>
    <SignInPad onSignedIn={onSignedIn} />
  </Dialog>
);

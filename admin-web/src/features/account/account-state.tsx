import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import './account.css';

type State = { readonly enabled: boolean; readonly mustChangePassword: boolean; readonly primary?: boolean };

/** On or off, and whether its password is still the one-time one. */
export const AccountState = ({ account: { enabled, mustChangePassword, primary = false } }: { account: State }) => (
  <span className="account-state">
    <StatusDot tone={enabled ? 'good' : 'hot'}>{enabled ? '启用' : '停用'}</StatusDot>
    {primary ? <Tag tone="accent">主账号</Tag> : null}
    {mustChangePassword ? <Tag tone="warm">一次性密码未改</Tag> : null}
  </span>
);

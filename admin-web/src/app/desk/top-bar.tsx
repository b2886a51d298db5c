import { useWhoAmI } from '../../platform/desk.ts';
import { DeskLink } from '../../ui/desk/link.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

type BarProps = { group: string | undefined; title: string | undefined; onSignOut: () => void };

/** Where one is, for whom, and who one is. */
export const TopBar = ({ group, title, onSignOut }: BarProps) => {
  const { merchant, realName, stores } = useWhoAmI();
  return (
    <header className="desk-top">
      <p className="desk-crumb">
        {group === undefined ? null : (
          <>
            {group} <span aria-hidden="true">/</span> <b>{title}</b>
          </>
        )}
      </p>
      <p className="desk-whose" title={merchant === null ? undefined : `${merchant.code} ${merchant.name}`}>
        {merchant === null ? '总部' : merchant.name} · {stores} 家门店
      </p>
      <DeskLink className="desk-me" to="/me" title="我的账号">
        <Icon name="user" size={16} />
        {realName}
      </DeskLink>
      <Button look="quiet" onClick={onSignOut}>
        退出
      </Button>
    </header>
  );
};

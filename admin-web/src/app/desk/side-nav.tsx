import { useEffect, useRef } from 'react';
import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import { DeskLink } from '../../ui/desk/link.tsx';
import type { menuOf } from './menu.ts';

type NavProps = { desk: Desk; menu: ReturnType<typeof menuOf>; here: string };

/** The menu by what one does. A detail page marks the list that it belongs to. */
export const SideNav = ({ desk, menu, here }: NavProps) => {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // The menu may be longer than a screen: a page that was opened by its link is marked where one sees it.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <nav ref={nav} className="side-nav" aria-label="导航">
      <p className="side-brand">
        <b>门店</b> {desk === 'hq' ? '总部' : '商户'}
      </p>
      {menu.map(({ group, pages }) => (
        <div key={group} className="side-group" role="group" aria-label={group}>
          <h2>{group}</h2>
          {pages.map(({ path, title }) => (
            <DeskLink
              key={path}
              className="side-link"
              to={path}
              aria-current={here === path ? 'page' : here.startsWith(`${path}/`) ? 'true' : undefined}
            >
              {title}
            </DeskLink>
          ))}
        </div>
      ))}
      <a className="side-link side-foot" href="/docs" target="_blank" rel="noreferrer">
        接口文档 ↗
      </a>
    </nav>
  );
};

import { Suspense, useEffect } from 'react';
import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import { findRoute } from '../../platform/address.ts';
import { useWhoAmI } from '../../platform/desk.ts';
import { ParamsContext, useRoute } from '../../platform/route.ts';
import { Page, Skeleton } from '../../ui/desk/page.tsx';
import { deskTitle } from './desk-words.ts';
import { mayOpen, menuOf } from './menu.ts';
import { NoPage } from './no-page.tsx';
import { PageGuard } from './page-guard.tsx';
import { deskPages } from './routes.ts';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';

/** The menu at the left, who one is at the top, and the page that the address names. */
export const Shell = ({ desk, onSignOut }: { desk: Desk; onSignOut: () => void }) => {
  const me = useWhoAmI();
  const { path } = useRoute();
  const pages = deskPages.filter(({ desks }) => desks.includes(desk));
  const menu = menuOf(pages, desk, me);
  const found = findRoute(pages, path === '/' ? (menu[0]?.pages[0]?.path ?? '/me') : path);
  const title = found === null ? '' : `${found.entry.title} · `;
  useEffect(() => {
    document.title = title + deskTitle[desk];
  }, [title, desk]);
  return (
    <div className="desk">
      <SideNav desk={desk} menu={menu} here={found?.entry.path ?? ''} />
      <div className="desk-right">
        <TopBar group={found?.entry.group} title={found?.entry.title} onSignOut={onSignOut} />
        <div className="desk-main" key={path}>
          {found === null ? (
            <NoPage title="没有这个页面">地址可能不完整，或页面已经改名。请从左边的菜单进入。</NoPage>
          ) : !mayOpen(found.entry, me) ? (
            <NoPage title="没有权限打开这个页面">请联系管理员，在您的角色里加上相应的权限。</NoPage>
          ) : (
            <PageGuard>
              <Suspense
                fallback={
                  <Page>
                    <Skeleton rows={12} />
                  </Page>
                }
              >
                <ParamsContext value={found.params}>
                  <found.entry.page />
                </ParamsContext>
              </Suspense>
            </PageGuard>
          )}
        </div>
      </div>
    </div>
  );
};

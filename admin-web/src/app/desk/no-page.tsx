import type { ReactNode } from 'react';
import { DeskLink } from '../../ui/desk/link.tsx';
import { Page } from '../../ui/desk/page.tsx';
import { Empty } from '../../ui/empty.tsx';

export const NoPage = ({ title, children }: { title: string; children: ReactNode }) => (
  <Page>
    <Empty title={title}>
      <p>{children}</p>
      <p>
        <DeskLink to="/">回到首页</DeskLink>
      </p>
    </Empty>
  </Page>
);

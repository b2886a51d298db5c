import { useState } from 'react';
import type { MemberFoundData } from '@mendian/shared/member/member-desk.contract.ts';
import { listOfRows } from '../../platform/list.ts';
import { go } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { FindForm } from './find-form.tsx';
import './member.css';

const pathOf = (memberId: string): string => `/members/${memberId}`;

/** Where a member is found by what he shows; there is no list of all of them. */
export const MembersPage = () => {
  const [found, setFound] = useState<readonly MemberFoundData[]>([]);
  const show = (members: readonly MemberFoundData[]) => {
    setFound(members);
    if (members.length === 1) go(pathOf(members[0]!.id));
  };
  return (
    <Page>
      <PageHead title="会员" sentence="请会员出示会员码，或报完整的卡号、券码。会员不能翻着看，只能一位一位找。" />
      <FindForm onFound={show} />
      {found.length < 2 ? null : (
        <>
          <p className="page-sentence">这个手机号先后有过 {found.length} 位会员，后来的在前</p>
          <DataTable
            label="会员"
            list={listOfRows(found)}
            columns={columns}
            rowKey={({ id }) => id}
            rowTo={({ id }) => ({ to: pathOf(id) })}
            empty={{ title: '没有找到' }}
          />
        </>
      )}
    </Page>
  );
};

const columns: readonly Column<MemberFoundData>[] = [
  { key: 'name', head: '会员', cell: ({ name }) => name },
  { key: 'phone', head: '手机号', cell: ({ phone }) => phone },
  { key: 'joined', head: '注册时间', cell: ({ joinedAt }) => momentOf(joinedAt) },
];

import { endMySession, listMySessions } from '@mendian/shared/account/sign-in.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { Tag } from '../../ui/desk/tag.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { useAction } from '../../ui/desk/use-action.ts';

type Session = RowOf<typeof listMySessions>;

/** Where one is signed in; what is not one's own doing can be ended. */
export const MySessions = () => {
  const { call } = useDesk();
  const answer = useDeskQuery(listMySessions, {});
  const end = useAction(({ sessionId }: Session) => call(endMySession, { sessionId }), { said: '那处登录已退出', refreshes: ['me'] });
  const columns: readonly Column<Session>[] = [
    { key: 'device', head: '设备', cell: ({ device }) => device },
    { key: 'at', head: '登录时间', cell: ({ at }) => momentOf(at) },
    { key: 'expires', head: '有效至', cell: ({ expiresAt }) => momentOf(expiresAt) },
    {
      key: 'end',
      head: '操作',
      cell: (row) =>
        row.current ? (
          <Tag tone="good">当前</Tag>
        ) : (
          <Button busy={end.doing?.sessionId === row.sessionId} onClick={() => end.run(row)}>
            让它退出
          </Button>
        ),
    },
  ];
  return (
    <Section title="登录着的设备">
      <DataTable
        label="登录着的设备"
        list={listOf(answer, answer.data?.items)}
        columns={columns}
        rowKey={({ sessionId }) => sessionId}
        empty={{ title: '没有别的登录' }}
      />
    </Section>
  );
};

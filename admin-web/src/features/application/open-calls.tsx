import * as open from '@mendian/shared/application/open.contract.ts';
import { listOfRows } from '../../platform/list.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';

type Row = { readonly path: string; readonly method: string; readonly summary: string };

const rows: readonly Row[] = [
  open.openStores,
  open.lookUpStores,
  open.openFranchisees,
  open.lookUpFranchisees,
  open.openBranches,
  open.lookUpBranches,
  open.checkPermission,
].map(({ method, path, summary }) => ({ method, path, summary }));

/** All that an application may ask: each may ask the same. */
export const OpenCalls = () => (
  <>
    <p className="page-sentence">
      每个应用都可以问下面这些，只读；字段见{' '}
      <a className="link" href="/docs" target="_blank" rel="noreferrer">
        接口文档
      </a>
      。
    </p>
    <DataTable
      label="可以问什么"
      list={listOfRows(rows)}
      columns={columns}
      rowKey={({ method, path }) => `${method} ${path}`}
      empty={{ title: '没有开放的接口' }}
    />
  </>
);

const columns: readonly Column<Row>[] = [
  { key: 'path', head: '调用', cell: ({ method, path }) => <span className="cell-code">{`${method} ${path}`}</span> },
  { key: 'summary', head: '答复什么', width: 620, wrap: true, cell: ({ summary }) => summary },
];

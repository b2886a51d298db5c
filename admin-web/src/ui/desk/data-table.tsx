import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { Query } from '../../platform/address.ts';
import type { List } from '../../platform/list.ts';
import { go } from '../../platform/route.ts';
import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import { DeskLink } from './link.tsx';
import { Problem, Skeleton } from './page.tsx';

export type Column<Row> = {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, their unit in the head. */
  readonly align?: 'right';
  /** The most that it takes, px; longer text ends in … and shows whole under the pointer. */
  readonly width?: number;
  /** Text that runs over several lines. */
  readonly wrap?: true;
  /** What it is sorted by, if it can be. */
  readonly sort?: string;
};

type TableProps<Row> = {
  /** What the table lists, for those who do not see it. */
  label: string;
  list: List<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where a row leads; its first cell is the link. */
  rowTo?: (row: Row) => { to: string; query?: Query };
  /** Opens a row in place; its first cell is the button. */
  onOpen?: (row: Row) => void;
  /** The row that is opened now. */
  openKey?: string;
  /** Why there is nothing, and what to do. */
  empty: { title: string; text?: ReactNode };
  /** `code` or `-code`, as the address has it. */
  sort?: string;
  onSort?: (sort: string) => void;
};

/** So few rows are shown whole on any screen. */
const shortMax = 6;

/** Rows of 36 px under a head that stays; the first column stays too. Fetches more at the end of its list. */
export const DataTable = <Row,>(props: TableProps<Row>) => {
  const { label, list, columns, rowKey, empty } = props;
  if (list.first) return <Skeleton rows={12} />;
  return (
    <>
      {list.problem === null ? null : (
        <Problem sentence={list.rows.length > 0 ? `${list.problem}。下面是上一次取到的` : list.problem} retry={list.refresh} />
      )}
      {list.rows.length === 0 ? (
        list.problem === null ? (
          <Empty title={empty.title}>{empty.text}</Empty>
        ) : null
      ) : (
        <div
          className={`table-box ${list.rows.length > shortMax ? 'table-long' : ''} ${list.stale ? 'table-stale' : ''}`}
          aria-busy={list.stale}
        >
          <table className="table" aria-label={label}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <HeadCell key={column.key} column={column} {...props} />
                ))}
              </tr>
            </thead>
            <tbody onKeyDown={stepRow}>
              {list.rows.map((row) => (
                <TableRow key={rowKey(row)} row={row} {...props} />
              ))}
            </tbody>
          </table>
          {list.more === null && list.rows.length < countedFrom ? null : <Pager list={list} />}
        </div>
      )}
    </>
  );
};

const HeadCell = <Row,>({ column: { head, align, sort: by }, sort, onSort }: TableProps<Row> & { column: Column<Row> }) => {
  const order = by === undefined ? null : sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  return (
    <th scope="col" className={align === 'right' ? 'cell-right' : ''} {...(order === null ? {} : { 'aria-sort': order })}>
      {order === null || onSort === undefined ? (
        head
      ) : (
        <button type="button" className="table-sort" onClick={() => onSort(order === 'ascending' ? `-${by!}` : by!)}>
          {head}
          <span aria-hidden="true">{order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ' ↕'}</span>
        </button>
      )}
    </th>
  );
};

const TableRow = <Row,>({ row, columns, rowKey, rowTo, onOpen, openKey }: TableProps<Row> & { row: Row }) => {
  const leads = rowTo?.(row);
  const open = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button, input, select, label') !== null || window.getSelection()?.isCollapsed === false)
      return;
    if (leads !== undefined) go(leads.to, leads.query);
    else onOpen?.(row);
  };
  const opens = leads !== undefined || onOpen !== undefined;
  return (
    <tr className={opens ? 'row-opens' : ''} aria-selected={openKey === rowKey(row) ? true : undefined} onClick={opens ? open : undefined}>
      {columns.map(({ key, cell, align, width, wrap }, index) => (
        <td
          key={key}
          className={`${align === 'right' ? 'cell-right' : ''} ${wrap ? 'cell-wrap' : ''}`}
          style={width === undefined ? undefined : { maxWidth: width, minWidth: wrap ? width : undefined }}
          onMouseEnter={showWhole}
        >
          {index > 0 || !opens ? (
            cell(row)
          ) : leads === undefined ? (
            <button type="button" className="row-link" data-row onClick={() => onOpen?.(row)}>
              {cell(row)}
            </button>
          ) : (
            <DeskLink className="row-link" data-row {...leads}>
              {cell(row)}
            </DeskLink>
          )}
        </td>
      ))}
    </tr>
  );
};

/** Text that was cut off shows whole under the pointer. */
const showWhole = ({ currentTarget: cell }: MouseEvent<HTMLTableCellElement>) => {
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
};

/** Up and down go from row to row. */
const stepRow = (event: KeyboardEvent<HTMLTableSectionElement>) => {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !(event.target as Element).matches('[data-row]')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const next = rows[rows.indexOf(event.target as HTMLElement) + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};

/** Few rows are counted at a glance. */
const countedFrom = 10;

const Pager = <Row,>({ list: { rows, more, moreBusy } }: { list: List<Row> }) => (
  <div className="pager">
    <span>{more === null ? `共 ${rows.length} 条` : `已列出 ${rows.length} 条`}</span>
    {more === null ? null : (
      <Button busy={moreBusy} onClick={more}>
        更多
      </Button>
    )}
  </div>
);

import { useFilters } from '../../platform/route.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { kindWords } from './order-words.ts';
import { OrderFilterBar } from './order-filter-bar.tsx';
import { OrderTable } from './order-table.tsx';
import { noFilters, useOrderList, useOrderSearch, type OrderFilters } from './use-orders.ts';

/** Orders within one's scope: by filters, or by a number that somebody was told. */
export const OrdersPage = () => {
  const [filters, set] = useFilters(noFilters);
  const searching = filters.text !== '';
  return (
    <Page>
      <PageHead title="订单" />
      <OrderFilterBar filters={filters} onChange={set} />
      {searching ? <Found filters={filters} /> : <Listed filters={filters} />}
    </Page>
  );
};

const Listed = ({ filters }: { filters: OrderFilters }) => (
  <OrderTable list={useOrderList(filters)} empty={{ title: '没有符合条件的订单', text: '可以换一个日期或状态，或清除筛选再看。' }} />
);

const Found = ({ filters }: { filters: OrderFilters }) => {
  const { list, kind } = useOrderSearch(filters);
  return (
    <>
      {list.rows.length === 0 || kind === null ? null : <p className="page-sentence">按{kindWords[kind]}找到</p>}
      <OrderTable
        list={list}
        empty={{
          title: `没有找到“${filters.text}”`,
          text: '可以输入订单号、手机号、微信支付单号、取货码（近 7 天），或选好门店后输入取餐号。只找自己负责的门店。',
        }}
      />
    </>
  );
};

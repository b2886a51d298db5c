import { useState } from 'react';
import { quantityText, skuText } from '@mendian/shared/catalog/sku-words.ts';
import { changeStock, listStockMovements, setStockSoldOut, switchSoldOut, type AdjustKind } from '@mendian/shared/stock/stock.contract.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { useAction } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { movementWords, stockParts, type Movement, type Stock } from './stock-words.ts';
import { WarningDialog } from './warning-dialog.tsx';
import './stock.css';

type DrawerProps = { storeId: string; stock: Stock; onClose: () => void };
type Opened = AdjustKind | 'warning' | null;

/** One sku of a store: how much there is, what can be done about it, and how it came about. */
export const StockDrawer = ({ storeId, stock, onClose }: DrawerProps) => {
  const mayChange = useMay(changeStock.key) && !stock.combo;
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  return (
    <Drawer title={skuText(stock)} onClose={onClose}>
      <div className="form">
        <Facts stock={stock} />
        <div className="stock-steps">
          {mayChange ? (
            <>
              <Button onClick={() => setOpened('adjust')}>调整数量</Button>
              <Button onClick={() => setOpened('loss')}>报损</Button>
              <Button onClick={() => setOpened('warning')}>预警线</Button>
            </>
          ) : null}
          {stock.sold ? <SoldOutButton storeId={storeId} stock={stock} /> : null}
        </div>
        {stock.combo ? (
          <p className="cell-note">套餐没有自己的库存，能卖几份看组成商品还有多少。</p>
        ) : (
          <Movements storeId={storeId} stock={stock} />
        )}
      </div>
      {opened === 'adjust' || opened === 'loss' ? <AdjustDialog {...{ storeId, stock, kind: opened }} onClose={close} /> : null}
      {opened === 'warning' ? <WarningDialog {...{ storeId, stock }} onClose={close} /> : null}
    </Drawer>
  );
};

const Facts = ({ stock }: { stock: Stock }) => {
  const text = (quantity: number) => quantityText(stock.soldBy, quantity);
  return (
    <DescriptionList
      columns={2}
      items={[
        ['可售', text(stock.saleable)],
        !stock.combo && ['在库', text(stock.onHand)],
        !stock.combo && ['已预留', text(stock.reserved)],
        !stock.combo && ['预警线', stock.warnAt === null ? '没有设' : text(stock.warnAt)],
        ['售价', `${moneyText(stock.price)}${stock.soldBy === 'weight' ? '/500g' : '/份'}`],
        ['小程序里', !stock.sold ? '不在菜单上' : stock.soldOut ? '售罄' : stock.saleable === 0 ? '售罄：没有库存' : '在售'],
      ]}
    />
  );
};

const SoldOutButton = ({ storeId, stock }: { storeId: string; stock: Stock }) => {
  const { call } = useDesk();
  const may = useMay(switchSoldOut.key);
  const change = useAction((soldOut: boolean) => call(setStockSoldOut, { storeId, skuId: stock.skuId, soldOut }), {
    said: (soldOut) => (soldOut ? '已设为售罄，小程序马上看到' : '已恢复，小程序马上看到'),
    refreshes: stockParts,
  });
  if (!may) return null;
  return (
    <Button busy={change.busy} onClick={() => change.run(!stock.soldOut)}>
      {stock.soldOut ? '恢复在售' : '设为售罄'}
    </Button>
  );
};

const Movements = ({ storeId, stock }: { storeId: string; stock: Stock }) => {
  const list = useCursorList(listStockMovements, { storeId, skuId: stock.skuId, limit: 20 });
  const change = (quantity: number) => (quantity === 0 ? '' : `${quantity > 0 ? '+' : ''}${quantityText(stock.soldBy, quantity)}`);
  const columns: readonly Column<Movement>[] = [
    { key: 'at', head: '时间', cell: ({ at }) => momentOf(at) },
    { key: 'kind', head: '为什么', cell: ({ kind }) => movementWords[kind] },
    { key: 'on-hand', head: '在库', align: 'right', cell: ({ onHand }) => change(onHand) },
    { key: 'reserved', head: '预留', align: 'right', cell: ({ reserved }) => change(reserved) },
    {
      key: 'reason',
      head: '说明',
      width: 200,
      cell: ({ pickupNumber, orderId, reason, by }) =>
        [orderId === null ? '' : `订单 ${pickupNumber ?? ''}`, reason, by].filter((part) => part !== '').join(' · '),
    },
  ];
  return (
    <DataTable
      label="库存流水"
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={{ title: '还没有流水', text: '清点后从那时的数量开始。' }}
    />
  );
};

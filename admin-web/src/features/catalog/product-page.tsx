import { useState } from 'react';
import { editCatalogue, viewPrices } from '@mendian/shared/catalog/catalog.permissions.ts';
import { partsText } from '@mendian/shared/catalog/combo.ts';
import { getProduct, setProductOnSale } from '@mendian/shared/catalog/product.contract.ts';
import { priceUnits } from '@mendian/shared/catalog/sku-words.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOfRows } from '../../platform/list.ts';
import { useParam } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { Page, PageHead, Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { catalogueParts, kindOf, kindWords, standingOf, type Product, type Sku } from './catalogue-words.ts';
import { PicturePlace } from './picture-field.tsx';
import { ProductForm } from './product-form.tsx';
import './catalog.css';

const back = { to: '/products', title: '商品' };

/** One product with its skus and options; head office edits it. */
export const ProductPage = () => {
  const productId = useParam('productId');
  const { data, error, refetch } = useDeskQuery(getProduct, { productId });
  if (error !== null || data === undefined)
    return (
      <Page>
        <PageHead title="商品" back={back} />
        {error === null ? <Skeleton rows={10} /> : <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />}
      </Page>
    );
  return <Detail product={data} />;
};

const Detail = ({ product }: { product: Product }) => {
  const { desk } = useDesk();
  const mayEdit = useMay(editCatalogue.key) && desk === 'hq';
  const [opened, setOpened] = useState<'edit' | 'sale' | null>(null);
  const close = () => setOpened(null);
  return (
    <Page>
      <PageHead
        title={product.name}
        sentence={
          <>
            {[...new Set([product.category.name, kindWords[kindOf(product)]])].join(' · ')} ·{' '}
            <StatusDot tone={standingOf(product).tone}>{standingOf(product).word}</StatusDot>
          </>
        }
        back={back}
        actions={
          mayEdit ? (
            <>
              <Button onClick={() => setOpened('sale')}>{product.onSale ? '停售' : '恢复在售'}</Button>
              <Button look="main" onClick={() => setOpened('edit')}>
                编辑
              </Button>
            </>
          ) : undefined
        }
      />
      <About product={product} />
      <Skus product={product} />
      {opened === 'edit' ? <ProductForm product={product} onClose={close} /> : null}
      {opened === 'sale' ? <SaleDialog product={product} onClose={close} /> : null}
    </Page>
  );
};

const About = ({ product }: { product: Product }) => (
  <Section title="介绍">
    <div className="product-view">
      <PicturePlace picture={product.picture} alt={product.name} />
      <DescriptionList
        items={[
          ['一句话', product.line],
          ['分类', product.category.name],
          ['标签', product.tags.join('、')],
          product.weigh !== null && ['可选克数', `${product.weigh.min} g 起，每 ${product.weigh.step} g 一档，最多 ${product.weigh.max} g`],
          ['说明', product.notes],
          [
            '选项组',
            product.options
              .map(({ name, choices }) => `${name}（${choices.map((one) => one.name + surchargeText(one.surcharge)).join('、')}）`)
              .join('；'),
          ],
        ]}
      />
    </div>
  </Section>
);

const surchargeText = (surcharge: number): string => (surcharge === 0 ? '' : ` +${moneyText(surcharge)}`);

const Skus = ({ product }: { product: Product }) => {
  const maySeePrices = useMay(viewPrices.key);
  const columns: readonly Column<Sku>[] = [
    { key: 'name', head: '规格', cell: ({ name }) => (name === '' ? '唯一规格' : name) },
    { key: 'price', head: `总部价（${priceUnits[product.soldBy]}）`, align: 'right', cell: ({ price }) => moneyText(price) },
    { key: 'plu', head: '货号', cell: ({ plu }) => plu ?? '—' },
    { key: 'barcode', head: '条码', cell: ({ barcode }) => barcode ?? '—' },
    {
      key: 'state',
      head: '状态',
      cell: ({ onSale }) => <StatusDot tone={onSale ? 'good' : 'plain'}>{onSale ? '在售' : '已停售'}</StatusDot>,
    },
    ...(product.combo
      ? [
          {
            key: 'parts',
            head: '套餐里有',
            width: 520,
            wrap: true as const,
            cell: ({ parts }: Sku) => partsText(parts),
          },
        ]
      : []),
  ];
  return (
    <Section
      title="规格"
      actions={
        maySeePrices ? (
          <DeskLink to="/prices" query={{ text: product.name }}>
            各层级价格
          </DeskLink>
        ) : undefined
      }
    >
      <DataTable label="规格" list={listOfRows(product.skus)} columns={columns} rowKey={({ id }) => id} empty={{ title: '没有规格' }} />
    </Section>
  );
};

const SaleDialog = ({ product, onClose }: { product: Product; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { onSale, name } = product;
  return (
    <ConfirmDialog
      title={onSale ? `停售“${name}”？` : `恢复在售“${name}”？`}
      confirmWord={onSale ? '停售' : '恢复在售'}
      danger={onSale}
      onConfirm={async () => {
        await call(setProductOnSale, { productId: product.id, onSale: !onSale });
        say(onSale ? '已停售，小程序马上看不到' : '已恢复在售', 'good');
        refresh(...catalogueParts);
      }}
      onClose={onClose}
    >
      {onSale
        ? '全部门店的菜单上马上没有它，含它的套餐也会显示售罄；可以随时恢复。只想让某些门店不卖，请用“门店菜单”。'
        : '卖它的门店马上恢复出售。'}
    </ConfirmDialog>
  );
};

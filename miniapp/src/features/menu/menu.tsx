import { ScrollView, Text, View } from '@tarojs/components';
import type { WholeMenu, WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { useMemo, useState } from 'react';
import { Empty } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Bone, BoneRows } from '../../ui/skeleton.tsx';
import { Tap } from '../../ui/tap.tsx';
import { menuGroups, searchMenu, type MenuGroup } from './menu-index.ts';
import { ProductRow } from './product-row.tsx';
import { useMenuScroll } from './use-menu-scroll.ts';
import './menu.scss';

type Props = {
  menu: WholeMenu;
  piecesOf: (product: WholeProduct) => number;
  onOpen: (product: WholeProduct) => void;
  onAdd: (product: WholeProduct) => void;
  onLess: (product: WholeProduct) => void;
};

/** Search, categories and products. The categories follow the list, and the list follows a tap on them. */
export const Menu = ({ menu, ...rows }: Props) => {
  const [text, setText] = useState('');
  const groups = useMemo(() => menuGroups(menu), [menu]);
  const found = useMemo(() => searchMenu(menu, text), [menu, text]);
  return (
    <View className="menu">
      <SearchField className="menu-search" value={text} words="搜商品，如 鸭脖" onChange={setText} />
      {text.trim() === '' ? (
        <Columns groups={groups} {...rows} />
      ) : (
        <ScrollView className="menu-found" scrollY>
          {found.length === 0 ? (
            <Empty title="没有找到" text="换个词试试，或清除后看全部" action="看全部" onAction={() => setText('')} />
          ) : null}
          {found.map((product) => (
            <ProductRow
              key={product.id}
              product={product}
              pieces={rows.piecesOf(product)}
              onOpen={rows.onOpen}
              onAdd={rows.onAdd}
              onLess={rows.onLess}
            />
          ))}
        </ScrollView>
      )}
    </View>
  );
};

const Columns = ({ groups, piecesOf, onOpen, onAdd, onLess }: { groups: readonly MenuGroup[] } & Omit<Props, 'menu'>) => {
  const { active, target, choose, scrolled } = useMenuScroll(groups);
  return (
    <View className="menu-columns">
      <ScrollView className="menu-categories" scrollY>
        {groups.map(({ id, name, products }, index) => {
          const pieces = products.reduce((all, product) => all + piecesOf(product), 0);
          return (
            <Tap
              key={id}
              className={`menu-category ${index === active ? 'menu-category-on' : ''}`}
              chosen={index === active}
              onTap={() => choose(index)}
            >
              <Text className="menu-category-name">{name}</Text>
              {pieces === 0 ? null : <Text className="menu-category-count">{pieces}</Text>}
            </Tap>
          );
        })}
      </ScrollView>
      <ScrollView className="menu-list" scrollY scrollIntoView={target} onScroll={({ detail }) => scrolled(detail.scrollTop)}>
        {groups.map(({ id, name, products }) => (
          <View key={id} id={`group-${id}`} className="menu-group">
            <Text className="menu-group-name">{name}</Text>
            {products.map((product) => (
              <ProductRow key={product.id} product={product} pieces={piecesOf(product)} onOpen={onOpen} onAdd={onAdd} onLess={onLess} />
            ))}
          </View>
        ))}
        <View className="menu-end">
          <Text>到底了</Text>
        </View>
      </ScrollView>
    </View>
  );
};

export const MenuBones = () => (
  <View className="menu">
    <View className="menu-search" />
    <View className="menu-columns">
      <View className="menu-categories">
        {[0, 1, 2, 3, 4, 5].map((index) => (
          <View key={index} className="menu-category">
            <Bone className="menu-category-bone" />
          </View>
        ))}
      </View>
      <View className="menu-list">
        <BoneRows count={5} className="menu-bone" />
      </View>
    </View>
  </View>
);

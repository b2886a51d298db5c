import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Tap } from './tap.tsx';
import './card.scss';

/** A block of paper on the page. */
export const Card = ({ title, children }: { title?: string; children: ReactNode }) => (
  <View className="card">
    {title === undefined ? null : <Text className="card-title">{title}</Text>}
    {children}
  </View>
);

type RowProps = {
  label: string;
  words: string;
  quiet?: boolean;
  problem?: boolean;
  /** Something good for one: in the accent's colour. */
  accent?: boolean;
  /** Several lines read better from the left. */
  long?: boolean;
  /** A word in place of the arrow. */
  action?: string;
  onTap?: () => void;
};

/** A row of a card: what, its value, and an arrow where one can change it. */
export const CardRow = ({ label, words, quiet = false, problem = false, accent = false, long = false, action, onTap }: RowProps) => {
  const inside = (
    <>
      <Text className="card-row-label">{label}</Text>
      <Text
        className={`card-row-words ${quiet ? 'card-row-quiet' : ''} ${problem ? 'card-row-problem' : ''} ${accent ? 'card-row-accent' : ''} ${long ? 'card-row-long' : ''} ${action === undefined ? '' : 'card-row-small'}`}
      >
        {words}
      </Text>
      {onTap === undefined ? null : action === undefined ? (
        <Icon name="right" size={16} />
      ) : (
        <Text className="card-row-action">{action}</Text>
      )}
    </>
  );
  if (onTap === undefined) return <View className="card-row">{inside}</View>;
  return (
    <Tap className="card-row" label={`${label}：${words}`} onTap={onTap}>
      {inside}
    </Tap>
  );
};

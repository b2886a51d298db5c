import { Text } from '@tarojs/components';
import './tag.scss';

/** A word in a small box: state by colour and by word. */
export const Tag = ({ words, tone = 'plain' }: { words: string; tone?: 'plain' | 'good' | 'warn' | 'bad' | 'accent' }) => (
  <Text className={`tag tag-${tone}`}>{words}</Text>
);

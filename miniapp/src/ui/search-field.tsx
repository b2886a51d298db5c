import { Input, View } from '@tarojs/components';
import { Icon } from './icon.tsx';
import { Tap } from './tap.tsx';
import './search-field.scss';

type Props = {
  value: string;
  onChange: (text: string) => void;
  /** What to search for, shown while nothing is typed. */
  words: string;
  className?: string;
};

const lengthMax = 40;

/** A line to search with: answers at every letter, and is emptied with one tap. */
export const SearchField = ({ value, onChange, words, className = '' }: Props) => (
  <View className={`search-field ${className}`}>
    <Icon name="search" size={16} />
    <Input
      className="search-field-input"
      value={value}
      placeholder={words}
      maxlength={lengthMax}
      onInput={({ detail }) => onChange(detail.value)}
    />
    {value === '' ? null : (
      <Tap className="search-field-clear" label="清除搜索" onTap={() => onChange('')}>
        <Icon name="close" size={16} />
      </Tap>
    )}
  </View>
);

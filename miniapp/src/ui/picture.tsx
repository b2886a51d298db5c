import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import './picture.scss';

type Props = { src: string; words: string; className: string };

/** A picture in a place kept for it: nothing moves when it comes, and its ground stays when it does not. */
export const Picture = ({ src, words, className }: Props) => {
  const [failed, setFailed] = useState(false);
  const spoken = process.env.TARO_ENV === 'h5' ? { role: 'img', 'aria-label': words } : {};
  return (
    <View className={`picture ${className}`} ariaRole="img" ariaLabel={words} {...spoken}>
      {failed ? null : <Image className="picture-image" src={src} mode="aspectFill" lazyLoad onError={() => setFailed(true)} />}
    </View>
  );
};

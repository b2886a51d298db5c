import { Image, Text, View } from '@tarojs/components';
import { picturesMax, uploadAfterSalePicture } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { useAction } from '../../platform/use-action.ts';
import { Icon } from '../../ui/icon.tsx';
import { Tap } from '../../ui/tap.tsx';
import './pictures.scss';

/** A picture that was uploaded, and where this phone shows it from. */
export type Uploaded = { readonly id: string; readonly src: string };

type Props = { pictures: readonly Uploaded[]; onAdd: (picture: Uploaded) => void; onDrop: (id: string) => void };

/** Pictures beside the words: each is uploaded as it is chosen. */
export const PicturePicker = ({ pictures, onAdd, onDrop }: Props) => {
  const left = picturesMax - pictures.length;
  const add = useAction(async () => {
    for (const { src, bytes } of await outside.choosePictures(left)) {
      const { pictureId } = await call(uploadAfterSalePicture, {}, { bytes });
      onAdd({ id: pictureId, src });
    }
  });
  return (
    <View className="pictures">
      {pictures.map(({ id, src }, index) => (
        <View key={id} className="pictures-one">
          <Image className="pictures-image" src={src} mode="aspectFill" ariaLabel={`第 ${index + 1} 张图片`} />
          <Tap className="pictures-drop" label={`去掉第 ${index + 1} 张图片`} onTap={() => onDrop(id)}>
            <View className="pictures-drop-dot">
              <Icon name="close" size={16} />
            </View>
          </Tap>
        </View>
      ))}
      {left === 0 ? null : (
        <Tap className="pictures-add" label="添加图片" disabled={add.busy} onTap={() => void add.run()}>
          <Text className="pictures-plus">{add.busy ? '…' : '＋'}</Text>
          <Text className="pictures-words">{add.busy ? '正在上传' : `图片 ${pictures.length}/${picturesMax}`}</Text>
        </Tap>
      )}
    </View>
  );
};

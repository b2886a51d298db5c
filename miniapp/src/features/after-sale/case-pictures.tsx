import { Image, View } from '@tarojs/components';
import { getMyAfterSalePicture } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { useRead } from '../../platform/use-read.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Tap } from '../../ui/tap.tsx';
import './pictures.scss';

/** The pictures of a case, small; a tap shows one large. */
export const CasePictures = ({ ids }: { ids: readonly string[] }) => {
  const [large, setLarge] = useState<string | null>(null);
  return (
    <>
      <View className="pictures">
        {ids.map((id, index) => (
          <CasePicture key={id} id={id} place={index + 1} onOpen={setLarge} />
        ))}
      </View>
      <Sheet open={large !== null} title="图片" onClose={() => setLarge(null)}>
        {large === null ? null : <Image className="pictures-large" src={large} mode="widthFix" ariaLabel="放大的图片" />}
      </Sheet>
    </>
  );
};

const CasePicture = ({ id, place, onOpen }: { id: string; place: number; onOpen: (src: string) => void }) => {
  const { data: src } = useRead(id, async () => {
    const { type, data } = await call(getMyAfterSalePicture, { pictureId: id });
    return `data:${type};base64,${data}`;
  });
  return (
    <Tap className="pictures-one" label={`看第 ${place} 张图片`} disabled={src === null} onTap={() => src !== null && onOpen(src)}>
      {src === null ? null : <Image className="pictures-image" src={src} mode="aspectFill" ariaLabel={`第 ${place} 张图片`} />}
    </Tap>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AfterSalePictureData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { Dialog } from '../../ui/dialog.tsx';

type Load = (pictureId: string) => Promise<AfterSalePictureData>;

/** The pictures of a case, small; a touch shows one large. */
export const Pictures = ({ ids, load }: { ids: readonly string[]; load: Load }) => {
  const [large, setLarge] = useState<string | null>(null);
  return (
    <div className="case-pictures">
      {ids.map((id, index) => (
        <Small key={id} id={id} place={index + 1} load={load} onOpen={setLarge} />
      ))}
      {large === null ? null : (
        <Dialog title="图片" className="dialog-wide" onClose={() => setLarge(null)}>
          <img className="case-picture-large" src={large} alt="顾客上传的图片" />
        </Dialog>
      )}
    </div>
  );
};

type SmallProps = { id: string; place: number; load: Load; onOpen: (src: string) => void };

const Small = ({ id, place, load, onOpen }: SmallProps) => {
  const { data } = useQuery({ queryKey: ['case-picture', id], queryFn: () => load(id), staleTime: Number.POSITIVE_INFINITY });
  const src = data === undefined ? null : `data:${data.type};base64,${data.data}`;
  return (
    <button
      type="button"
      className="case-picture"
      aria-label={`看第 ${place} 张图片`}
      disabled={src === null}
      onClick={() => src !== null && onOpen(src)}
    >
      {src === null ? null : <img src={src} alt={`第 ${place} 张图片`} />}
    </button>
  );
};

import { Dialog } from '../dialog.tsx';
import { useQr } from '../use-qr.ts';

type PosterProps = {
  title: string;
  /** What its picture is called. */
  name: string;
  /** What its picture holds; null: it is not known yet. */
  address: string | null;
  onClose: () => void;
};

/** A picture to print or send, the address that it holds, and the picture as a file. */
export const PosterDialog = ({ title, name, address, onClose }: PosterProps) => {
  const picture = useQr(address);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="poster">
        <div className="poster-picture">{picture === null ? null : <img src={picture} alt={name} />}</div>
        <p>{address}</p>
        {picture === null ? null : (
          <a className="link" href={picture} download={`${title} ${name}.png`}>
            下载二维码图片
          </a>
        )}
      </div>
    </Dialog>
  );
};

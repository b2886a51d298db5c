import { useRef, useState } from 'react';
import { pictureBytesMax, uploadPicture } from '@mendian/shared/catalog/picture.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { FieldShell } from '../../ui/desk/field.tsx';
import './catalog.css';

export const PicturePlace = ({ picture, alt }: { picture: string; alt: string }) => (
  <span className="picture-place">{picture === '' ? '没有图片' : <img src={`/pictures/${picture}-640.webp`} alt={alt} />}</span>
);

type FieldProps = { value: string; onChange: (picture: string) => void; error?: string | undefined };

/** A picture is kept as soon as it is chosen, and shown as customers will see it: cut to a square. */
export const PictureField = ({ value, onChange, error }: FieldProps) => {
  const { call } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const upload = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > pictureBytesMax) return setFault('图片最大 10 MB，请压缩后再上传');
    setBusy(true);
    setFault(null);
    try {
      onChange((await call(uploadPicture, {}, { bytes: file })).picture);
    } catch (refusal) {
      setFault(sentenceOf(refusal));
    } finally {
      setBusy(false);
    }
  };
  const wrong = fault ?? error;
  return (
    <FieldShell
      label="图片"
      group
      {...(wrong === undefined ? {} : { error: wrong })}
      hint="JPG、PNG 或 WebP，最大 10 MB，宽高至少 176 像素；居中裁成方形"
    >
      {(control) => (
        <div className="picture-field">
          <PicturePlace picture={value} alt="商品图" />
          <div className="picture-words">
            <input
              {...control}
              ref={input}
              className="picture-input"
              type="file"
              accept="image/jpeg,image/png,image/webp"
              aria-label="选一张图片"
              tabIndex={-1}
              disabled={busy}
              onChange={({ target }) => {
                void upload(target.files?.[0]);
                target.value = '';
              }}
            />
            <Button busy={busy} onClick={() => input.current?.click()}>
              {busy ? '正在上传' : value === '' ? '上传图片' : '换一张'}
            </Button>
            {value === '' ? null : (
              <Button look="quiet" onClick={() => onChange('')}>
                去掉图片
              </Button>
            )}
          </div>
        </div>
      )}
    </FieldShell>
  );
};

import { toDataURL } from 'qrcode';
import { useEffect, useState } from 'react';

/** A text as the picture of a QR code; null: there is none yet. */
export const useQr = (text: string | null): string | null => {
  const [picture, setPicture] = useState<{ text: string; url: string } | null>(null);
  useEffect(() => {
    if (text === null) return;
    let isWanted = true;
    void toDataURL(text, { margin: 1, width: 512 }).then((url) => {
      if (isWanted) setPicture({ text, url });
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  return picture !== null && picture.text === text ? picture.url : null;
};

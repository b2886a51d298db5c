import { useState } from 'react';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { partBytesMax, partsMax, setFile, uploadPart } from '@mendian/shared/take-over/take-over.contract.ts';
import type { TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import { useDesk } from '../../platform/desk.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { say } from '../../ui/notices.ts';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { endOfLines } from './cut-file.ts';

/** What is wrong with the file itself, found here before it is sent. */
const fault = (message: string) => new DomainError('file/unreadable', { status: 400, message });

type Upload = { readonly kind: TakeOverKind; readonly sent: number; readonly bytes: number };

/** Sends a file a part after the other, cut at line ends, so that one of 200 MB never is in memory; then puts it together. */
export const useUpload = (takeOverId: string) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const [upload, setUpload] = useState<Upload | null>(null);

  const sendParts = async (kind: TakeOverKind, file: File): Promise<string[]> => {
    const parts: string[] = [];
    for (let sent = 0; sent < file.size;) {
      setUpload({ kind, sent, bytes: file.size });
      if (parts.length === partsMax) throw fault('文件太大，最多 200 MB，请分几次接管');
      const bytes = new Uint8Array(await file.slice(sent, sent + partBytesMax).arrayBuffer());
      const end = endOfLines(bytes, sent + bytes.length >= file.size);
      if (end === null) throw fault('有一行超过 512 KB，这不是列好的 CSV 文件，请重新导出');
      parts.push((await call(uploadPart, {}, { bytes: new Blob([bytes.subarray(0, end)]) })).part);
      sent += end;
    }
    return parts;
  };

  const send = async (kind: TakeOverKind, file: File): Promise<void> => {
    try {
      const parts = await sendParts(kind, file);
      await call(setFile, { takeOverId, kind, name: file.name.slice(-100), parts });
      say('文件已上传', 'good');
    } catch (error) {
      say(sentenceOf(error), 'bad');
    } finally {
      setUpload(null);
      refresh('take-overs');
    }
  };
  return { upload, send };
};

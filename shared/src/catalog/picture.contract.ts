import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Nothing } from '../kernel/fields.ts';
import { editCatalogue } from './catalog.permissions.ts';

/** Bytes of an uploaded picture; refused above. */
export const pictureBytesMax = 10 * 1024 * 1024;

export const uploadPicture = endpoint({
  method: 'POST',
  path: '/api/hq/pictures',
  summary: '上传商品图：正文就是 JPG、PNG 或 WebP 文件，最大 10 MB；居中裁成方形，存 176 和 640 像素两份',
  who: 'headOffice',
  permission: editCatalogue,
  /** The same picture gets the same key. */
  repeat: 'natural',
  bytesMax: pictureBytesMax,
  input: Nothing,
  reply: v.object({ picture: v.string() }),
  refusals: ['picture/not-a-picture', 'picture/too-many-pixels', 'picture/too-small'],
});

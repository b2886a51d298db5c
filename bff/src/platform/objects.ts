import type { Settings } from './config.ts';
import { objectsInFolder } from './objects-in-folder.ts';
import { objectsInS3 } from './objects-in-s3.ts';

/** Files by name, written whole and never changed, only deleted: a name is never used for other bytes. Names are `folder/name.ending`. */
export type Objects = {
  /** Writes a file; again, it changes nothing. */
  put(name: string, bytes: Buffer, type: string): Promise<void>;
  /** Null: there is none. */
  get(name: string): Promise<Buffer | null>;
  /** Deletes a file; one that is not there is deleted already. */
  remove(name: string): Promise<void>;
};

/** Where files lie: in S3 once a bucket is named, otherwise in a folder of this machine. */
export const openObjects = (settings: Settings): Objects =>
  settings.S3_BUCKET === undefined ? objectsInFolder(settings.FILES_DIR) : objectsInS3(settings, settings.S3_BUCKET);

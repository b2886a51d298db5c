import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPicture, pictureKeys, pictureWidths, renderPicture } from './demo/index.ts';

/** Renders the pictures that are not there yet, several at a time; tells how many it made. */
export const renderPictures = async (folder: string): Promise<number> => {
  const missing = pictureKeys
    .flatMap((key) => pictureWidths.map((width) => ({ key, width, path: join(folder, `${key}-${width}.webp`) })))
    .filter(({ path }) => !existsSync(path));
  const queue = [...missing];
  const next = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      await writeFile(`${one.path}.part`, await renderPicture(demoPicture(one.key), one.width));
      await rename(`${one.path}.part`, one.path);
    }
  };
  await Promise.all([next(), next(), next(), next()]);
  return missing.length;
};

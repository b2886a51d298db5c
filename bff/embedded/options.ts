import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Sentence } from './say.ts';

export type Options = { readonly port: number; readonly stores: number | null; readonly fresh: boolean; readonly folder: string };

const storesMax = 20_000;
export const storesByDefault = 200;

/** `--port N`, `--stores N`, `--fresh`, and `--data FOLDER` for another place than `.mendian/`. */
export const readOptions = (given: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...given],
    options: { port: { type: 'string' }, stores: { type: 'string' }, fresh: { type: 'boolean', default: false }, data: { type: 'string' } },
  });
  return {
    port: wholeNumber('--port', values.port, 65_535) ?? 8080,
    stores: wholeNumber('--stores', values.stores, storesMax),
    fresh: values.fresh,
    folder: values.data === undefined ? resolve(import.meta.dirname, '../../.mendian') : resolve(values.data),
  };
};

const wholeNumber = (name: string, text: string | undefined, max: number): number | null => {
  if (text === undefined) return null;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= max) return number;
  throw new Sentence(`${name} takes a whole number from 1 to ${max}, not "${text}".`);
};

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { Sentence } from './options.ts';

const Kept = v.object({ server: v.string(), secret: v.string(), bound: v.boolean(), sent: v.array(v.string()) });
type KeptData = v.InferOutput<typeof Kept>;

/** What must survive this program: who it is, and what the printer has but the server was not told of yet. */
export type KeptFile = { readonly get: () => KeptData; readonly set: (next: Partial<Pick<KeptData, 'bound' | 'sent'>>) => void };

/** The file is its owner's alone, and is replaced whole: a kill leaves the old one or the new one. */
export const keepIn = (file: string, server: string, newSecret: () => string): KeptFile => {
  let kept: KeptData = existsSync(file) ? read(file) : { server, secret: newSecret(), bound: false, sent: [] };
  if (kept.server !== server) throw new Sentence(`${file} 是 ${kept.server} 的，换一个服务器请换一个文件：--file 文件名`);
  return {
    get: () => kept,
    set: (next) => {
      kept = { ...kept, ...next };
      writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
    },
  };
};

const read = (file: string): KeptData => {
  try {
    return v.parse(Kept, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Sentence(`${file} 读不出来，请删掉它，再用 --code 重新绑定`);
  }
};

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What is wrong with how the program was started, as a sentence for whoever started it. */
export class Sentence extends Error {}

export type PrinterAt = {
  /** The printer's name at the terminal; null: whatever the store prints comes out of this one. */
  readonly name: string | null;
  /** Null: no printer at all, tickets are shown on the screen. */
  readonly address: { readonly host: string; readonly port: number } | null;
};

export type Options = {
  readonly server: string;
  readonly printers: readonly PrinterAt[];
  /** Binds this program to a store, the first time. */
  readonly code: string | null;
  /** Where its token and what it has sent are kept. */
  readonly file: string;
};

export const usage = `npm run print-relay -- --server https://shop.example.com --printer 192.168.1.50:9100 --code 绑定码
  --printer  打印机的地址（端口默认 9100）；写 screen 就不用打印机，小票显示在这里
             有几台时写上终端里的名称：--printer 后厨=192.168.1.50 --printer 前台=192.168.1.51
  --code     后台“设备”里生成的绑定码，只有第一次要
  --file     令牌保存在哪里，默认是当前目录的 print-relay.json`;

const portByDefault = 9_100;

export const readOptions = (given: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      ...{ server: { type: 'string' }, code: { type: 'string' }, file: { type: 'string', default: 'print-relay.json' } },
      printer: { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.server === undefined || !/^https?:\/\/./.test(values.server))
    throw new Sentence('--server 是系统的网址，以 http:// 或 https:// 开头');
  const printers = values.printer.map(readPrinter);
  if (printers.length === 0) throw new Sentence('--printer 是打印机的地址，例如 192.168.1.50:9100');
  if (
    printers.length > 1 &&
    (printers.some(({ name }) => name === null) || new Set(printers.map(({ name }) => name)).size < printers.length)
  )
    throw new Sentence('有几台打印机时，每台要有自己的名称：--printer 后厨=192.168.1.50 --printer 前台=192.168.1.51');
  return { server: values.server.replace(/\/+$/, ''), printers, code: values.code ?? null, file: resolve(values.file) };
};

const readPrinter = (text: string): PrinterAt => {
  const [, name = null, place = ''] = /^(?:([^=]+)=)?(.*)$/.exec(text) ?? [];
  if (place === 'screen') return { name, address: null };
  const [, host, port] = /^([^:\s]+)(?::(\d{1,5}))?$/.exec(place) ?? [];
  if (host === undefined || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535)
    throw new Sentence(`--printer 的写法是 地址:端口，例如 192.168.1.50:9100，不能是“${text}”`);
  return { name, address: { host, port: Number(port ?? portByDefault) } };
};

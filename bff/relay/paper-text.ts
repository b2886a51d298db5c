/** What lies on the paper that some bytes make, line by line; a QR, a barcode, a cut or a pulse for the drawer as a word in brackets. */
export const paperText = (bytes: Uint8Array): string[] => {
  const paper: Paper = { lines: [], line: [], qr: '' };
  for (let at = 0; at < bytes.length;) at += read(paper, bytes.subarray(at));
  if (paper.line.length > 0) endLine(paper);
  return paper.lines;
};

type Paper = { readonly lines: string[]; line: number[]; qr: string };

/** Reads one command or character and tells how many bytes it took. */
const read = (paper: Paper, bytes: Uint8Array): number => {
  const [first = 0, second = 0] = bytes;
  if (first === 0x1b) return readEsc(paper, second, bytes);
  if (first === 0x1d) return readGs(paper, second, bytes);
  // FS with one letter: Chinese characters on or off.
  if (first === 0x1c) return 2;
  if (first === 0x0a) {
    endLine(paper);
    return 1;
  }
  paper.line.push(first);
  return 1;
};

/** The lengths of the commands behind ESC, in bytes: @ has no parameter, a, E and d have one, p has three. */
const escLengths: Readonly<Record<number, number>> = { 0x40: 2, 0x61: 3, 0x45: 3, 0x64: 3, 0x70: 5 };

const readEsc = ({ lines }: Paper, command: number, bytes: Uint8Array): number => {
  if (command === 0x70) lines.push('[钱箱]');
  if (command === 0x64) lines.push(...Array.from({ length: bytes[2] ?? 0 }, () => ''));
  const length = escLengths[command];
  if (length === undefined) throw new Error(`unknown command ESC ${command.toString(16)}`);
  return length;
};

/** Behind GS: sizes, looks and heights have one parameter, a cut two, codes their own length. */
const readGs = (paper: Paper, command: number, bytes: Uint8Array): number => {
  switch (command) {
    case 0x21:
    case 0x42:
    case 0x48:
    case 0x68:
    case 0x77:
    case 0x72:
      return 3;
    case 0x56:
      paper.lines.push('[切纸]');
      return 4;
    case 0x6b: {
      const length = bytes[3] ?? 0;
      paper.lines.push(`[条码 ${ascii(bytes.subarray(6, 4 + length))}]`);
      return 4 + length;
    }
    case 0x28:
      return readQr(paper, bytes);
    default:
      throw new Error(`unknown command GS ${command.toString(16)}`);
  }
};

/** GS ( k pL pH cn fn …: function 80 stores the data, 81 prints what was stored. */
const readQr = (paper: Paper, bytes: Uint8Array): number => {
  const length = (bytes[3] ?? 0) + 256 * (bytes[4] ?? 0);
  if (bytes[6] === 80) paper.qr = new TextDecoder().decode(bytes.subarray(8, 5 + length));
  if (bytes[6] === 81) paper.lines.push(`[二维码 ${paper.qr}]`);
  return 5 + length;
};

const endLine = (paper: Paper): void => {
  // The line feed behind a code is its own.
  if (paper.line.length > 0 || !(paper.lines.at(-1) ?? '').startsWith('[')) paper.lines.push(chinese.decode(Uint8Array.from(paper.line)));
  paper.line = [];
};

const chinese = new TextDecoder('gb18030');
const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

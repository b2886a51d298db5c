/** What a printer puts nothing on paper for: marks that change the letter before them, joiners, controls. */
const invisible = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Cs}]/gu;

/** Text as a printer can set it: on one line, the yuan sign as wide as Chinese fonts have it. */
export const printable = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').replace(invisible, '').replace(/¥/gu, '￥');

const isNarrow = (sign: string): boolean => sign >= ' ' && sign <= '~';

/** ASCII is one column wide, everything else two, as it is one byte and two in what the printer is sent. */
export const columnsOf = (text: string): number => [...text].reduce((columns, sign) => columns + (isNarrow(sign) ? 1 : 2), 0);

/** Text in lines of at most so many columns (two or more); a space at a break is left out. */
export const wrapped = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const sign of printable(text).trim()) {
    const wide = isNarrow(sign) ? 1 : 2;
    if (used + wide > columns) {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
      if (sign === ' ') continue;
    }
    line += sign;
    used += wide;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
};

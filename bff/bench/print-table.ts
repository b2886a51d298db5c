import type { Line } from './rows/row.ts';

/** The table on a terminal: a block a line, because the cells are long. */
export const printTable = (lines: readonly Line[]): void => {
  for (const { what, yardstick, ours, ratio, goal, met, notes = [] } of lines) {
    console.log(`\n${met ? '✔' : '✘'} ${what}`);
    if (yardstick !== '') console.log(`    yardstick  ${yardstick}`);
    console.log(`    ours       ${ours}`);
    console.log(`    ${ratio === '' ? '' : `ratio      ${ratio}, `}goal ${goal}: ${met ? 'met' : 'missed'}`);
    for (const note of notes) console.log(`    ${note}`);
  }
};

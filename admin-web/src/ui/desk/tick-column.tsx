import type { Column } from './data-table.tsx';

type TickProps<Row> = {
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
  /** What a tick in this row chooses, and what that is called; null: the row has no box of its own. */
  of: (row: Row) => { readonly key: string; readonly name: string } | null;
  /** The most that can be chosen; further ticks do nothing. */
  max?: number;
};

/** Boxes with which rows are chosen for a step that is taken with all of them. */
export const tickColumn = <Row,>({ chosen, onChoose, of, max = Infinity }: TickProps<Row>): Column<Row> => ({
  key: 'chosen',
  head: '选',
  cell: (row) => {
    const one = of(row);
    if (one === null) return null;
    const { key, name } = one;
    return (
      <input
        type="checkbox"
        aria-label={`选 ${name}`}
        checked={chosen.includes(key)}
        onChange={({ target }) => onChoose(target.checked ? [...chosen, key].slice(0, max) : chosen.filter((other) => other !== key))}
      />
    );
  },
});

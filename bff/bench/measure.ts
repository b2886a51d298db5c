/** CPU of some operations by where it was spent, in microseconds. */
export type Slice = {
  readonly operations: number;
  readonly ms: number;
  readonly node: number;
  readonly database: number;
  readonly redis?: number;
};

/** One of two that do the same work: a slice of it at a time. */
export type Side = (round: number) => Promise<Slice>;

export type Spread = { readonly median: number; readonly low: number; readonly high: number };

export type Figures = {
  /** Microseconds of CPU an operation. */
  readonly node: Spread;
  readonly database: Spread;
  readonly total: Spread;
  /** Operations a second of wall time. */
  readonly rate: Spread;
};

export type Comparison = {
  readonly yardstick: Figures;
  readonly ours: Figures;
  /** Ours in yardsticks, round by round: CPU in all, and CPU of the Node process alone. */
  readonly totalRatio: Spread;
  readonly nodeRatio: Spread;
};

/**
 * Runs both sides in turns, so that what the machine does besides falls on both; the side that goes first changes with the
 * round. The first round of each only warms up.
 */
export const compare = async (sides: { readonly yardstick: Side; readonly ours: Side }, rounds: number): Promise<Comparison> => {
  const yardstick: Slice[] = [];
  const ours: Slice[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (['yardstick', 'ours'] as const) : (['ours', 'yardstick'] as const);
    for (const name of order) {
      const slice = await sides[name](round);
      if (round > 0) (name === 'ours' ? ours : yardstick).push(slice);
    }
  }
  return {
    yardstick: figuresOf(yardstick),
    ours: figuresOf(ours),
    totalRatio: spreadOf(ours.map((slice, index) => totalOf(slice) / totalOf(yardstick[index]!))),
    nodeRatio: spreadOf(
      ours.map((slice, index) => slice.node / slice.operations / (yardstick[index]!.node / yardstick[index]!.operations)),
    ),
  };
};

const figuresOf = (slices: readonly Slice[]): Figures => ({
  node: spreadOf(slices.map(({ node, operations }) => node / operations)),
  database: spreadOf(slices.map(({ database, operations }) => database / operations)),
  total: spreadOf(slices.map(totalOf)),
  rate: spreadOf(slices.map(({ operations, ms }) => (operations / ms) * 1000)),
});

const totalOf = ({ node, database, redis = 0, operations }: Slice): number => (node + database + redis) / operations;

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
  return { median, low: sorted[0]!, high: sorted.at(-1)! };
};

/** The value that so many thousandths of all do not exceed. */
export const perMilleOf = (values: readonly number[], perMille: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * perMille) / 1000) - 1)]!;
};

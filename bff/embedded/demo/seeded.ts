/** Repeatable chance: the same seed gives the same demo on every machine. */
export type Chance = {
  /** A whole number from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number;
  /** True in `perMille` of a thousand cases. */
  readonly perMille: (perMille: number) => boolean;
  readonly pick: <T>(items: readonly [T, ...T[]] | readonly T[]) => T;
  /** `items` in another order; the given list stays as it is. */
  readonly shuffled: <T>(items: readonly T[]) => T[];
};

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, even enough for made-up data, never for secrets. */
export const seeded = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  const between = (min: number, max: number): number => min + below(max - min + 1);

  return {
    between,
    perMille: (perMille) => below(1000) < perMille,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[below(items.length)]!;
    },
    shuffled: (items) => {
      const mixed = [...items];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
      }
      return mixed;
    },
  };
};

/** A seed of its own for a named or numbered part, so that one part never shifts another (FNV-1a, then mixed). */
export const seedOf = (seed: number, part: string | number): number => {
  let hash = (2_166_136_261 ^ seed) >>> 0;
  for (const letter of String(part)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
};

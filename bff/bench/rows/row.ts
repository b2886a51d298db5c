import type { World } from '../world.ts';

/** A line of the table. */
export type Line = {
  readonly what: string;
  readonly yardstick: string;
  readonly ours: string;
  readonly ratio: string;
  readonly goal: string;
  readonly met: boolean;
  /** What a reader has to know besides. */
  readonly notes?: readonly string[];
};

/** How long to look: `quick` is for trying, the figures of the document come from the other. */
export type Effort = { readonly quick: boolean };

export type Row = { readonly name: string; readonly run: (world: World, effort: Effort) => Promise<Line[]> };

import { at, type Drawing, type Pose } from './shape.ts';

export type Heap = readonly (readonly [x: number, y: number, turn: number, size?: number])[];

/** The same piece put down several times, later ones on top. */
export const heap = (piece: Drawing, places: Heap): Drawing =>
  places.map(([x, y, turn, size = 100]) => at({ x, y, turn, size }, piece)).join('');

/** A few of one garnish, each where it looks best. */
export const garnished = (poses: readonly Pose[], piece: Drawing): Drawing => poses.map((pose) => at(pose, piece)).join('');

import { refuse } from '@mendian/shared/kernel/errors.ts';

/**
 * Where a store stands in a list: the band first (how far, or how well it fits), stores that take orders before those that
 * do not, then the distance, then the code.
 */
export type Position = { readonly band: number; readonly waits: 0 | 1; readonly distance: number; readonly code: string };

export const comparePositions = (a: Position, b: Position): number =>
  a.band - b.band || a.waits - b.waits || a.distance - b.distance || (a.code === b.code ? 0 : a.code < b.code ? -1 : 1);

/** The list goes on behind a position; who takes orders is judged as of the moment its first page was asked for. */
export type Cursor = { readonly asOf: Date; readonly position: Position };

export const cursorText = ({ asOf, position: { band, waits, distance, code } }: Cursor): string =>
  [asOf.getTime(), band, waits, distance, code].join('.');

const form = /^(\d{1,15})\.(\d{1,2})\.([01])\.(\d{1,9})\.(.{1,40})$/;
/** A list that was asked for longer ago goes on as of now. */
const asOfMsMax = 3_600_000;

export const readCursor = (text: string, now: Date): Cursor => {
  const [, asOf, band, waits, distance, code] = form.exec(text) ?? [];
  if (code === undefined) throw refuse('input/invalid', { fields: { after: ['翻页位置不对，请从头再查'] } });
  const agoMs = now.getTime() - Number(asOf);
  return {
    asOf: agoMs >= 0 && agoMs <= asOfMsMax ? new Date(Number(asOf)) : now,
    position: { band: Number(band), waits: waits === '1' ? 1 : 0, distance: Number(distance), code },
  };
};

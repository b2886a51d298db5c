import type { mapStores } from '@mendian/shared/store/store-desk.contract.ts';
import type { RowOf } from '../../platform/desk-query.ts';

type Place = RowOf<typeof mapStores>;
export type Point = Place & { readonly x: number; readonly y: number };
type Label = { readonly name: string; readonly x: number; readonly y: number };

const width = 1100;
const height = 640;
const margin = 40;
const labelsMax = 40;
/** Names closer than this would lie upon each other, px. */
const apart = { x: 64, y: 18 };

/** Lays places out on a sheet, north at the top, degrees of longitude shortened as they are there. */
export const placePoints = (places: readonly Place[]) => {
  const range = (values: readonly number[]) => values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)] as const, [Infinity, -Infinity] as const); // prettier-ignore
  const [south, north] = range(places.map(({ latE6 }) => latE6));
  const [west, east] = range(places.map(({ lngE6 }) => lngE6));
  const shorter = Math.cos(((south + north) / 2 / 1e6) * (Math.PI / 180));
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * shorter, 20_000),
    (height - 2 * margin) / Math.max(north - south, 20_000),
  );
  const points = places.map((place) => ({
    ...place,
    x: Math.round(width / 2 + (place.lngE6 - (west + east) / 2) * shorter * scale),
    y: Math.round(height / 2 - (place.latE6 - (south + north) / 2) * scale),
  }));
  return { width, height, points, cities: labelsOf(points) };
};

/** The largest cities first; a name that would cover another is left out. */
const labelsOf = (points: readonly Point[]): Label[] => {
  const cities = [...Map.groupBy(points, ({ city }) => city)].sort(([, a], [, b]) => b.length - a.length);
  const labels: Label[] = [];
  for (const [name, stores] of cities) {
    const mean = (axis: 'x' | 'y') => stores.reduce((sum, store) => sum + store[axis], 0) / stores.length;
    const label = { name, x: mean('x'), y: mean('y') };
    if (labels.every(({ x, y }) => Math.abs(x - label.x) > apart.x || Math.abs(y - label.y) > apart.y)) labels.push(label);
    if (labels.length === labelsMax) break;
  }
  return labels;
};

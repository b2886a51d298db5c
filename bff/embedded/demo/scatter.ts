import type { MilliPlace } from './places/gazetteer.ts';
import type { Chance } from './seeded.ts';

export type PlaceE6 = { readonly latE6: number; readonly lngE6: number };

export const placeE6 = ({ latE3, lngE3 }: MilliPlace): PlaceE6 => ({ latE6: latE3 * 1000, lngE6: lngE3 * 1000 });

/** A micro-degree of latitude is 0.111195 m everywhere on a sphere of 6,371 km. */
const microDegreesPerKilometre = 8993;

/** A place up to `metersMax` from `around`, even over the circle; a degree of longitude shrinks with the cosine of the latitude. */
export const scatter = (chance: Chance, around: PlaceE6, metersMax: number): PlaceE6 => {
  const [north, east] = withinCircle(chance);
  const reach = (metersMax * microDegreesPerKilometre) / 1000;
  const shrink = Math.cos((around.latE6 / 1e6) * (Math.PI / 180));
  return {
    latE6: Math.round(around.latE6 + (north / 1000) * reach),
    lngE6: Math.round(around.lngE6 + ((east / 1000) * reach) / shrink),
  };
};

/** Two numbers from −1000 to 1000 whose point lies within the circle. */
const withinCircle = (chance: Chance): [number, number] => {
  for (;;) {
    const point: [number, number] = [chance.between(-1000, 1000), chance.between(-1000, 1000)];
    if (point[0] ** 2 + point[1] ** 2 <= 1_000_000) return point;
  }
};

export type Place = { readonly latE6: number; readonly lngE6: number };

export const earthRadiusMeters = 6_371_000;
const radians = (degreesE6: number) => (degreesE6 / 1e6) * (Math.PI / 180);

/** Metres as the crow flies, whole (haversine). */
export const distanceMeters = (a: Place, b: Place): number => distancesFrom(a)(b);

/** The same from one place to many. */
export const distancesFrom = (here: Place): ((there: Place) => number) => {
  const cosHere = Math.cos(radians(here.latE6));
  return ({ latE6, lngE6 }) => {
    const north = Math.sin(radians(latE6 - here.latE6) / 2);
    const east = Math.sin(radians(lngE6 - here.lngE6) / 2);
    const chord = north * north + cosHere * Math.cos(radians(latE6)) * east * east;
    return Math.round(2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(chord))));
  };
};

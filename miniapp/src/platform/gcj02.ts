import type { Place } from '@mendian/shared/store/distance.ts';

const axis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;

/**
 * Browsers tell WGS-84, maps in China use GCJ-02, some hundred metres away. The published approximation (good to a few
 * metres); outside China the two are the same.
 */
export const toGcj02 = ({ latitude, longitude }: { latitude: number; longitude: number }): Place => {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return rounded(latitude, longitude);
  const north = (latitude / 180) * Math.PI;
  const magic = 1 - eccentricity * Math.sin(north) ** 2;
  const [dLat, dLng] = [shiftLat(longitude - 105, latitude - 35), shiftLng(longitude - 105, latitude - 35)];
  return rounded(
    latitude + (dLat * 180) / (((axis * (1 - eccentricity)) / (magic * Math.sqrt(magic))) * Math.PI),
    longitude + (dLng * 180) / ((axis / Math.sqrt(magic)) * Math.cos(north) * Math.PI),
  );
};

const rounded = (latitude: number, longitude: number): Place => ({ latE6: Math.round(latitude * 1e6), lngE6: Math.round(longitude * 1e6) });

const waves = (x: number, long: number, middle: number, short: number): number =>
  ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3 +
  ((20 * Math.sin(long) + 40 * Math.sin(middle)) * 2) / 3 +
  short;

const shiftLat = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  waves(x, y * Math.PI, (y / 3) * Math.PI, ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3);

const shiftLng = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  waves(x, x * Math.PI, (x / 3) * Math.PI, ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3);

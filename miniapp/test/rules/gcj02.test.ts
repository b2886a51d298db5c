import test from 'ava';
import { distanceMeters } from '@mendian/shared/store/distance.ts';
import { toGcj02 } from '../../src/platform/gcj02.ts';

test('a browser’s place is moved to where China’s maps have it', (t) => {
  // Tiananmen: WGS-84 39.907333, 116.391083 lies at GCJ-02 39.908736, 116.397324 (as published with the formula's tests).
  const place = toGcj02({ latitude: 39.907333, longitude: 116.391083 });
  t.true(distanceMeters(place, { latE6: 39_908_736, lngE6: 116_397_324 }) < 5);
  t.deepEqual(toGcj02({ latitude: 48.8584, longitude: 2.2945 }), { latE6: 48_858_400, lngE6: 2_294_500 });
});

import { createHash } from 'node:crypto';
import type { Staff } from '../../../platform/actor.ts';
import type { Objects } from '../../../platform/objects.ts';
import type { StepContext } from '../../../platform/serve.ts';
import { pictureSides, shrinkPicture } from './shrink-picture.ts';
import { turnsOf } from './turns-of.ts';

/** Each takes a second of a processor at most; more than these at a time would keep orders waiting. */
const uploadsPerMinute = { name: 'picture', points: 30, seconds: 60 };
const atOnceMax = 2;

/**
 * Keeps a picture in its sizes under a name made from its content, so that the same picture again is the same name, and gives the
 * name. At most two are worked on at a time; the others wait.
 */
export const uploadPicture = (objects: Objects) => {
  const inTurn = turnsOf(atOnceMax);
  return async ({ actor, limits }: StepContext<Staff>, _input: object, bytes: Buffer): Promise<{ picture: string }> => {
    await limits.take(uploadsPerMinute, actor.accountId);
    const picture = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    const known = await Promise.all(pictureSides.map((side) => objects.get(nameOf(picture, side))));
    if (known.every((one) => one !== null)) return { picture };
    const sizes = await inTurn(() => shrinkPicture(bytes));
    for (const size of sizes) await objects.put(nameOf(picture, size.side), size.bytes, 'image/webp');
    return { picture };
  };
};

const nameOf = (picture: string, side: number): string => `pictures/${picture}-${side}.webp`;

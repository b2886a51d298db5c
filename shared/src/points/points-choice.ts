import * as v from 'valibot';
import { Count } from '../kernel/fields.ts';

/** The member's points beside a cart, those that it lets be spent, and those that are; a point is a fen. */
export const PointsChoice = v.object({ balance: v.pipe(v.number(), v.integer()), spendable: Count, spent: Count });

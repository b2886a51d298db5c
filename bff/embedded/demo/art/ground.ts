import { defs } from './paint.ts';
import { disc, flat, shadow, type Drawing } from './shape.ts';

/** The warm grounds pictures stand on, each with the lighter patch of a lamp above the table. */
const grounds = {
  linen: ['#F6F3EF', '#FCFAF7'],
  oat: ['#F3EADF', '#FAF4EC'],
  sand: ['#EFE2D0', '#F8EFE2'],
  wheat: ['#EBDCC8', '#F5EADA'],
  blush: ['#F5E4DA', '#FBF0E9'],
  sage: ['#E9E6D6', '#F4F2E7'],
} as const;

export type Ground = keyof typeof grounds;

/** A finished picture, 800 × 800, without a word in it. */
export const picture = (ground: Ground, ...drawings: Drawing[]): string => {
  const [paper, lamp] = grounds[ground];
  const drawing = flat('M0,0H800V800H0Z', paper) + disc({ x: 400, y: 390, rx: 345 }, lamp) + drawings.join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800">${defs(drawing)}${drawing}</svg>`;
};

/** What a round thing seen from above throws to its lower right. */
export const below = (radius: number, x = 400, y = 400): Drawing => shadow({ x: x + 14, y: y + 22, rx: radius }, 0.13);

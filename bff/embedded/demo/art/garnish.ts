import { seeded } from '../seeded.ts';
import { tones } from './paint.ts';
import { at, body, crease, disc, flat, gloss, line, oval, polar, repeat, ring, type Drawing } from './shape.ts';

type Spread = { readonly x?: number; readonly y?: number; readonly radius: number; readonly count: number; readonly seed: number };

/** Throws a handful of something small over a round place. */
export const strewn = ({ x = 400, y = 400, radius, count, seed }: Spread, draw: (index: number) => Drawing): Drawing => {
  const chance = seeded(seed);
  return repeat(count, (index) => {
    const spot = polar(chance.between(0, 359), Math.sqrt(chance.between(0, 1000) / 1000) * radius);
    return at(
      { x: Math.round(x + spot.x), y: Math.round(y + spot.y), turn: chance.between(0, 359), size: chance.between(80, 120) },
      draw(index),
    );
  });
};

const sesameSeed = (): Drawing => `<path d="M0,-8 Q7,2 0,8 Q-7,2 0,-8 Z" fill="#FFF3D6" stroke="#C79A55" stroke-width="2"/>`;
export const chilliFlake = (index: number): Drawing =>
  flat('M-9,-5 L7,-7 L10,4 L-4,8 Z', ['#D2361C', '#B02414', '#E8552E'][index % 3] ?? '#D2361C');

export const sesame = (spread: Spread): Drawing => strewn(spread, sesameSeed);
export const flakes = (spread: Spread): Drawing => strewn(spread, chilliFlake);

/** A ring of cut scallion. */
const scallionRing = (): Drawing => oval({ rx: 17, ry: 14 }, 'scallion', 4) + disc({ rx: 8, ry: 6 }, '#F3FADB');
export const scallions = (spread: Spread): Drawing => strewn(spread, scallionRing);

/** A dried chilli, red and bent, about 120 long. */
export const chilliPod = (): Drawing =>
  body('M-58,4 C-40,-22 20,-26 60,8 C30,16 -20,32 -58,4 Z', 'chilli', 5) +
  gloss('M-36,-4 Q-8,-16 24,-8', 'chilli', 6, 0.7) +
  line('M-58,4 Q-72,2 -80,-8', '#5F7F33', 8);

/** A ring of fresh chilli with its seeds. */
export const chilliRing = (): Drawing =>
  oval({ rx: 19, ry: 16 }, 'chilli', 4) +
  disc({ rx: 11, ry: 9 }, '#FFE9C9') +
  disc({ x: -3, y: -1, rx: 3 }, '#E0B45A') +
  disc({ x: 4, y: 2, rx: 3 }, '#E0B45A');

/** Star anise: eight boats around a middle, each with its seed. */
export const starAnise = (): Drawing =>
  repeat(8, (index) =>
    at(
      { x: 0, y: 0, turn: index * 45 },
      body('M0,-8 C16,-22 12,-50 0,-64 C-12,-50 -16,-22 0,-8 Z', 'clay', 4),
      disc({ x: 0, y: -36, rx: 6, ry: 11 }, '#D89A5A'),
    ),
  ) + disc({ rx: 12 }, tones.clay.dark);

/** A bay or camphor leaf, about 150 long. */
export const bayLeaf = (): Drawing =>
  body('M-78,0 C-40,-42 40,-42 80,0 C40,42 -40,42 -78,0 Z', 'leaf', 5) +
  crease('M-96,4 L70,0 M-30,-1 L-8,-22 M-30,-1 L-8,20 M10,-1 L30,-20 M10,-1 L30,18', 'leaf', 5, 0.6) +
  gloss('M-44,-16 Q0,-30 40,-16', 'leaf', 6, 0.5);

/** A sprig of coriander. */
export const coriander = (): Drawing =>
  line('M0,60 Q-4,20 0,-6 M-2,26 Q-24,10 -30,-10 M-1,26 Q22,12 30,-8', '#5E8F2F', 6) +
  [
    [0, -30],
    [-36, -26],
    [36, -24],
  ]
    .map(([x = 0, y = 0]) =>
      at(
        { x, y },
        body('M0,26 C-10,14 -34,18 -30,-2 C-40,-18 -16,-30 -8,-20 C-4,-36 18,-34 14,-18 C32,-24 38,0 26,6 C28,20 10,18 0,26 Z', 'leaf', 4),
      ),
    )
    .join('');

/** A stick of cinnamon, rolled from both sides. */
export const cinnamon = (): Drawing =>
  body('M-90,-22 L84,-22 Q98,0 84,22 L-90,22 Q-78,0 -90,-22 Z', 'tofu', 5) +
  crease('M-82,0 L84,0 M-60,-12 L40,-12 M-30,12 L66,12', 'tofu', 4, 0.5) +
  ring({ x: 84, y: -10, rx: 7, ry: 10 }, tones.tofu.line, 4) +
  ring({ x: 84, y: 11, rx: 7, ry: 10 }, tones.tofu.line, 4);

/** Half a roasted peanut. */
export const peanutHalf = (): Drawing => oval({ rx: 24, ry: 15 }, 'beanCurd', 4) + crease('M-14,0 L14,0', 'beanCurd', 3, 0.5);

/** A round slice of lemon, `size` 100 is 68 across. */
export const lemonSlice = (): Drawing =>
  oval({ rx: 68 }, 'lemon', 5) +
  disc({ rx: 57 }, '#FFFBE8') +
  repeat(9, (index) => at({ x: 0, y: 0, turn: index * 40 }, flat('M0,-7 L15,-46 Q0,-56 -15,-46 Z', '#F9DC5B'))) +
  disc({ rx: 6 }, '#FFFBE8');

/** Three curls of steam rising from 0,0. */
export const steam = (): Drawing =>
  [-70, 0, 70]
    .map((x, index) => line(`M${x},0 C${x - 34},-40 ${x + 34},-70 ${x},${index === 1 ? -126 : -104}`, '#FFFFFF', 15, 0.8))
    .join('');

/** A clove of garlic. */
export const garlic = (): Drawing =>
  body('M-34,16 C-36,-14 -8,-34 6,-40 C10,-20 34,-10 32,16 C24,34 -24,34 -34,16 Z', 'eggWhite', 4) +
  crease('M-8,24 C-12,0 -2,-20 4,-34 M12,24 C16,6 12,-12 6,-24', 'eggWhite', 3, 0.5);

/** A thin slice of ginger. */
export const ginger = (): Drawing =>
  body('M-40,6 C-46,-20 -16,-34 2,-24 C22,-38 48,-14 38,8 C30,30 -30,34 -40,6 Z', 'bamboo', 4) +
  ring({ rx: 18, ry: 11 }, tones.bamboo.line, 3, 0.35);

/** A small dish from above with a dip in it, 90 across. */
export const dip = (sauce: string): Drawing =>
  disc({ x: 6, y: 10, rx: 90 }, '#5A2E12', 0.14) +
  oval({ rx: 88 }, 'porcelain', 5) +
  disc({ rx: 66 }, sauce) +
  gloss('M-44,-24 A50,50 0 0 1 -10,-50', 'cream', 8, 0.6);

import { chilliRing, coriander, dip, flakes, lemonSlice, peanutHalf, scallions, sesame, starAnise, strewn } from './garnish.ts';
import { picture } from './ground.ts';
import { heap } from './heap.ts';
import { tones } from './paint.ts';
import { clawFoot, drumstick } from './poultry-pieces.ts';
import { at, body, crease, disc, flat, gloss, line, oval, repeat, ring, shadow, type Drawing } from './shape.ts';
import { basket, board, bowl, kraftPaper, plate } from './vessels.ts';
import { sittingChicken } from './whole-birds.ts';

const chickenFeet = (): string =>
  picture(
    'oat',
    plate('slate'),
    heap(clawFoot('caramel', true), [
      [520, 340, 34, 122],
      [290, 370, -30, 122],
      [410, 470, 4, 128],
    ]),
    sesame({ radius: 200, count: 34, seed: 121 }),
    at({ x: 596, y: 590, size: 72 }, starAnise()),
    at({ x: 206, y: 590, turn: -30, size: 84 }, coriander()),
  );

const lemonFeet = (): string =>
  picture(
    'sage',
    glassBowl('#EDD98C'),
    at({ x: 250, y: 260, turn: 10, size: 104 }, lemonSlice()),
    at({ x: 580, y: 520, turn: 40, size: 108 }, lemonSlice()),
    heap(clawFoot('pale', false), [
      [516, 330, 40, 112],
      [300, 400, -34, 112],
      [420, 490, 8, 116],
    ]),
    at({ x: 250, y: 560, turn: -20, size: 90 }, lemonSlice()),
    at({ x: 560, y: 240, turn: 20, size: 88 }, lemonSlice()),
    strewn({ radius: 210, count: 15, seed: 131 }, chilliRing),
    at({ x: 420, y: 240, turn: 20, size: 78 }, coriander()),
    at({ x: 236, y: 420, turn: -40, size: 78 }, coriander()),
    at({ x: 480, y: 600, turn: 120, size: 70 }, coriander()),
  );

const glassBowl = (juice: string): Drawing =>
  shadow({ x: 414, y: 424, rx: 330 }, 0.12) +
  disc({ x: 400, y: 400, rx: 330 }, '#FFFFFF', 0.85) +
  ring({ x: 400, y: 400, rx: 326 }, tones.glass.line, 5) +
  disc({ x: 400, y: 404, rx: 290 }, juice) +
  ring({ x: 400, y: 404, rx: 290 }, '#D8C37A', 4, 0.7) +
  line('M104,310 A310,310 0 0 1 270,120 M690,480 A306,306 0 0 1 600,630', '#FFFFFF', 12, 0.9);

/** The middle joint of a wing: flat, rounded, a bone at each end. */
const midWing = (): Drawing =>
  oval({ x: -112, y: -16, rx: 18, ry: 14 }, 'bone', 5) +
  oval({ x: -108, y: 18, rx: 18, ry: 14 }, 'bone', 5) +
  oval({ x: 114, y: 0, rx: 18, ry: 22 }, 'bone', 5) +
  body('M-112,-38 C-60,-72 60,-74 108,-36 C122,-16 122,20 108,38 C60,70 -60,70 -112,40 C-98,16 -98,-14 -112,-38 Z', 'amber') +
  crease('M-76,-4 C-30,-16 30,-16 78,0 M-60,34 C-20,44 30,44 70,30', 'amber', 5, 0.4) +
  gloss('M-84,-34 C-40,-52 30,-52 78,-32', 'amber', 11);

const chickenWing = (): string =>
  picture(
    'wheat',
    board(),
    heap(midWing(), [
      [250, 250, -18, 108],
      [524, 236, 14, 108],
      [270, 390, 8, 112],
      [540, 380, -14, 112],
      [250, 540, -10, 110],
      [530, 540, 16, 110],
    ]),
    sesame({ y: 390, radius: 230, count: 46, seed: 141 }),
    scallions({ y: 400, radius: 230, count: 12, seed: 142 }),
    at({ x: 400, y: 640, turn: 70, size: 66 }, coriander()),
  );

/** The last joint of a wing: a crooked little blade. */
const wingTip = (): Drawing =>
  body(
    'M-92,-40 C-60,-66 0,-54 40,-30 C76,-10 104,20 118,56 C96,66 60,52 34,40 C38,56 36,72 22,80 C-4,70 -22,48 -34,34 C-66,34 -108,4 -92,-40 Z',
    'braise',
  ) +
  crease('M-24,22 C0,30 20,34 34,40 M-50,-8 C-6,-6 44,14 88,42', 'braise', 5, 0.45) +
  oval({ x: -86, y: -18, rx: 14, ry: 20, turn: 20 }, 'bone', 4) +
  gloss('M-58,-38 C-20,-38 24,-18 52,4', 'braise', 9);

const wingTips = (): string =>
  picture(
    'blush',
    bowl('lacquer', '#7A2010'),
    heap(wingTip(), [
      [250, 280, -30],
      [420, 236, 10],
      [560, 320, 60],
      [226, 430, 160],
      [590, 470, 100],
      [300, 560, 200],
      [470, 580, -20],
      [350, 350, 20, 108],
      [500, 430, -40, 108],
      [360, 480, 120, 104],
      [430, 360, 80, 110],
    ]),
    flakes({ radius: 220, count: 44, seed: 151 }),
    sesame({ radius: 210, count: 40, seed: 152 }),
    strewn({ radius: 200, count: 8, seed: 153 }, chilliRing),
  );

const chickenLeg = (): string =>
  picture(
    'linen',
    basket('#FBF3E4'),
    flat('M170,300 L300,160 L520,150 L650,300 L630,540 L470,660 L260,640 L160,500 Z', '#FFFFFF', 0.85),
    line('M170,300 L300,160 L520,150 L650,300 L630,540 L470,660 L260,640 L160,500 Z', '#E3D3B4', 4),
    heap(drumstick('caramel'), [
      [330, 300, -32, 112],
      [470, 330, 24, 112],
      [360, 470, -8, 122],
    ]),
    sesame({ x: 380, y: 360, radius: 160, count: 30, seed: 161 }),
    at({ x: 250, y: 560, turn: -20, size: 92 }, coriander()),
  );

const saltChicken = (): string =>
  picture(
    'sand',
    kraftPaper(),
    disc({ x: 400, y: 560, rx: 262, ry: 60 }, '#5A2E12', 0.16),
    at({ x: 400, y: 400, size: 104 }, sittingChicken('beanCurd')),
    strewn({ x: 400, y: 626, radius: 60, count: 14, seed: 171 }, saltCrystal),
    strewn({ x: 220, y: 600, radius: 70, count: 16, seed: 172 }, saltCrystal),
    strewn({ x: 590, y: 600, radius: 66, count: 16, seed: 173 }, saltCrystal),
    at({ x: 176, y: 240, turn: -30, size: 110 }, coriander()),
    at({ x: 640, y: 250, turn: 30, size: 110 }, coriander()),
  );

const saltCrystal = (): Drawing => `<rect x="-7" y="-7" width="14" height="14" rx="3" fill="#FFFFFF" stroke="#D8C8AE" stroke-width="2.5"/>`;

/** A slice of poached chicken: white meat, a band of yellow skin. */
const poachedSlice = (): Drawing =>
  body('M-40,-132 C-8,-150 30,-146 44,-126 C54,-60 54,60 42,126 C20,142 -16,142 -42,126 C-52,50 -52,-60 -40,-132 Z', 'cream', 5) +
  flat(
    'M-20,-140 C-34,-138 -40,-134 -40,-124 C-50,-60 -50,50 -41,122 C-36,130 -28,134 -18,136 C-26,60 -28,-60 -20,-140 Z',
    tones.yolk.base,
  ) +
  line('M-19,-136 C-27,-60 -25,60 -17,132', tones.yolk.line, 3, 0.6) +
  crease('M0,-110 C-6,-40 -6,40 -2,110 M20,-116 C18,-40 18,40 20,112', 'cream', 4, 0.3);

const chilliChicken = (): string =>
  picture(
    'oat',
    bowl('porcelain', '#B7260F'),
    repeat(5, (index) => disc({ x: 250 + index * 74, y: 260 + (index % 2) * 290, rx: 40 + (index % 3) * 8, ry: 26 }, '#E4572E', 0.5)),
    repeat(6, (index) => at({ x: 270 + index * 50, y: 402 + Math.abs(index - 2) * 6, turn: index * 7 - 22, size: 112 }, poachedSlice())),
    flat(
      'M232,430 C300,380 360,470 430,420 C500,380 540,450 580,410 C584,470 560,500 520,486 C470,470 440,530 380,500 C330,480 270,520 232,430 Z',
      '#C42C12',
      0.86,
    ),
    line('M262,430 C310,410 350,450 400,436 C450,412 500,430 546,424', '#F47A4E', 8, 0.7),
    strewn({ y: 420, radius: 150, count: 12, seed: 181 }, peanutHalf),
    sesame({ y: 420, radius: 190, count: 44, seed: 182 }),
    scallions({ y: 420, radius: 180, count: 13, seed: 183 }),
    at({ x: 560, y: 270, turn: 30, size: 92 }, coriander()),
  );

/** A chicken's heart, a little cap of fat on it. */
const heart = (): Drawing =>
  body('M-50,-24 C-48,-60 48,-60 50,-24 C52,18 24,54 0,64 C-24,54 -52,18 -50,-24 Z', 'mahogany') +
  body('M-46,-30 C-44,-60 44,-60 46,-30 C30,-18 16,-34 2,-22 C-14,-34 -30,-18 -46,-30 Z', 'pale', 4) +
  gloss('M-30,-6 C-30,14 -20,32 -8,42', 'mahogany', 9);

const skewer = (): Drawing =>
  line('M-330,0 L330,0', tones.wood.line, 17) +
  line('M-330,0 L330,0', tones.wood.base, 9) +
  repeat(5, (index) => at({ x: index * 96 - 240, y: 0, turn: 90 + (index % 2 ? 8 : -8), size: 104 }, heart()));

const heartSkewers = (): string =>
  picture(
    'wheat',
    plate('slate'),
    at({ x: 430, y: 258, turn: -14 }, skewer()),
    at({ x: 420, y: 400, turn: -14 }, skewer()),
    at({ x: 430, y: 542, turn: -14 }, skewer()),
    flakes({ x: 370, radius: 210, count: 40, seed: 191 }),
    sesame({ x: 370, radius: 210, count: 44, seed: 192 }),
    at({ x: 600, y: 640, size: 52 }, dip('#A32A14')),
  );

export const chickenPictures = {
  'chicken-feet': chickenFeet,
  'lemon-chicken-feet': lemonFeet,
  'chicken-wing': chickenWing,
  'wing-tip': wingTips,
  'chicken-leg': chickenLeg,
  'salt-chicken': saltChicken,
  'chilli-chicken': chilliChicken,
  'heart-skewers': heartSkewers,
};

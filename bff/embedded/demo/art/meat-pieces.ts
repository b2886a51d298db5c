import { tones } from './paint.ts';
import { at, body, crease, disc, flat, gloss, line, oval, polar, repeat, ring, type Drawing } from './shape.ts';

/** A slice of braised beef across the grain: dark rim, rosy inside, fine fibres. */
export const beefSlice = (): Drawing =>
  body('M-96,-30 C-98,-84 -40,-104 14,-100 C76,-98 104,-58 98,-4 C96,56 54,98 -8,98 C-66,98 -96,42 -96,-30 Z', 'mahogany') +
  flat('M-78,-28 C-80,-68 -36,-86 12,-82 C62,-80 84,-48 80,-4 C78,44 44,80 -8,80 C-54,80 -78,34 -78,-28 Z', tones.beef.base) +
  flat('M-66,-30 C-66,-60 -30,-74 10,-70 C44,-68 64,-50 66,-22 C30,-36 -20,-30 -66,-30 Z', tones.beef.light, 0.7) +
  line(
    'M-58,-26 C-20,-44 20,-46 60,-32 M-62,0 C-20,-16 24,-18 68,-4 M-54,28 C-14,12 28,12 64,24 M-36,54 C-8,42 20,42 44,50',
    '#6E3322',
    4,
    0.55,
  ) +
  line('M-40,-10 Q-10,-24 14,-8 M4,36 Q24,24 40,34', '#F0C9A4', 5, 0.75) +
  gloss('M-80,-52 C-70,-76 -40,-90 -6,-92', 'mahogany', 8);

/** A round of shank: lobes of meat with clear sinew between them. */
export const shankSlice = (): Drawing =>
  oval({ rx: 104, ry: 98 }, 'mahogany') +
  disc({ rx: 90, ry: 84 }, tones.beef.base) +
  repeat(6, (index) => {
    const lobe = polar(index * 60 + 12, 50);
    return disc({ x: lobe.x, y: lobe.y, rx: 33, ry: 25, turn: index * 60 + 12 }, index % 2 ? '#A8604A' : '#8A432E');
  }) +
  repeat(6, (index) => {
    const [from, bend, to] = [polar(index * 60 + 42, 12), polar(index * 60 + 56, 50), polar(index * 60 + 42, 84)];
    return line(`M${from.x},${from.y} Q${bend.x},${bend.y} ${to.x},${to.y}`, '#F2CFA0', 10, 0.9);
  }) +
  disc({ rx: 22, ry: 19 }, '#A8604A') +
  ring({ rx: 24, ry: 21 }, '#F2CFA0', 8, 0.9) +
  gloss('M-86,-28 A92,86 0 0 1 -34,-82', 'mahogany', 8);

/** A fold of honeycomb tripe. */
export const tripePiece = (): Drawing =>
  body(
    'M-110,-30 C-104,-74 -60,-70 -40,-86 C-8,-106 30,-84 54,-88 C96,-92 122,-58 112,-22 C120,18 92,44 96,66 C70,96 20,74 -6,90 C-44,104 -84,86 -96,58 C-124,38 -102,0 -110,-30 Z',
    'offal',
  ) +
  [
    [-70, -34],
    [-28, -54],
    [18, -52],
    [62, -50],
    [-78, 10],
    [-34, -8],
    [10, -10],
    [54, -8],
    [88, -24],
    [-60, 48],
    [-16, 34],
    [28, 34],
    [68, 36],
    [-30, 68],
  ]
    .map(([x = 0, y = 0]) =>
      at(
        { x, y },
        `<path d="M-17,-9 L0,-19 L17,-9 L17,9 L0,19 L-17,9 Z" fill="${tones.offal.dark}" opacity=".55"/>`,
        line('M-17,-9 L0,-19 L17,-9', tones.offal.gloss, 4, 0.8),
      ),
    )
    .join('') +
  gloss('M-92,-44 C-84,-62 -60,-62 -42,-74', 'offal', 8);

/** A thin curled slice, for dishes of several meats. */
export const curledSlice = (colour: 'beef' | 'offal' | 'plum'): Drawing =>
  body('M-84,-18 C-70,-58 -10,-66 34,-52 C72,-44 96,-16 86,10 C60,-8 30,-4 12,20 C-16,46 -66,34 -84,-18 Z', colour, 5) +
  crease('M-58,-18 C-30,-36 10,-36 50,-24 M-52,4 C-30,-8 -4,-12 16,-8', colour, 4, 0.5) +
  gloss('M-62,-30 C-40,-46 -4,-48 24,-42', colour, 7, 0.6);

/** A trotter, its cloven toes to the lower left. */
export const trotter = (): Drawing =>
  body(
    'M-150,96 C-176,70 -160,36 -124,34 C-96,0 -60,-44 -10,-84 C40,-128 124,-132 160,-88 C190,-40 162,22 108,44 C56,66 10,86 -24,108 C-40,136 -88,150 -104,126 C-122,124 -140,112 -150,96 Z',
    'braise',
    7,
  ) +
  body('M-154,98 C-172,74 -160,44 -132,38 C-118,56 -112,78 -116,104 C-128,112 -144,108 -154,98 Z', 'amber', 5) +
  body('M-112,130 C-124,104 -110,76 -84,74 C-66,90 -58,104 -58,124 C-74,142 -100,142 -112,130 Z', 'amber', 5) +
  oval({ x: 122, y: -44, rx: 48, ry: 62, turn: 38 }, 'rust', 6) +
  oval({ x: 122, y: -44, rx: 34, ry: 46, turn: 38 }, 'cream', 0) +
  oval({ x: 124, y: -42, rx: 21, ry: 30, turn: 38 }, 'bone', 5) +
  disc({ x: 126, y: -41, rx: 9, ry: 14, turn: 38 }, '#B0532C') +
  crease('M-82,20 C-66,36 -46,50 -20,60 M-44,-22 C-20,0 10,20 40,26 M0,-60 C16,-40 34,-26 60,-18', 'braise', 6, 0.45) +
  gloss('M-106,26 C-80,-4 -44,-42 0,-76 C26,-96 54,-108 82,-110', 'braise', 13);

/** A strip of pig's ear: skin outside, a white line of gristle within. */
export const earStrip = (): Drawing =>
  body(
    'M-128,22 C-100,-30 -40,-52 20,-48 C72,-44 112,-20 130,16 C110,34 92,30 78,22 C44,-2 -20,-2 -66,30 C-88,46 -116,46 -128,22 Z',
    'caramel',
    5,
  ) +
  line('M-108,22 C-72,-20 -20,-30 26,-28 C64,-24 92,-10 110,12', '#FFF4E0', 13) +
  line('M-108,22 C-72,-20 -20,-30 26,-28 C64,-24 92,-10 110,12', '#E9CFA4', 3, 0.8) +
  gloss('M-86,-8 C-56,-32 -10,-40 28,-38', 'caramel', 5, 0.7);

/** A cube of belly pork, seen from its cut side: skin, fat, lean, fat, lean. */
export const bellyCube = (): Drawing =>
  body('M-78,-62 L-46,-92 L96,-92 L78,-62 Z', 'mahogany') +
  body('M78,-62 L96,-92 L96,44 L78,80 Z', 'mahogany') +
  body('M-78,-62 L78,-62 L78,80 L-78,80 Z', 'braise') +
  flat('M-75,-42 C-30,-48 30,-36 75,-44 L75,-14 C30,-8 -30,-20 -75,-12 Z', '#F6DDB2') +
  flat('M-75,20 C-30,10 30,26 75,16 L75,38 C30,46 -30,32 -75,42 Z', '#F3D3A0') +
  line('M-60,4 C-20,-2 20,8 62,0 M-60,60 C-20,54 30,66 62,56', '#8A2F14', 4, 0.5) +
  gloss('M-66,-76 L64,-80 M-64,-52 L40,-52', 'braise', 8);

/** A ring of intestine with its frilled middle. */
export const intestineRing = (): Drawing =>
  body('M-66,-14 C-70,-52 -34,-70 -2,-64 C36,-74 74,-48 68,-8 C76,30 44,66 4,62 C-36,72 -72,34 -66,-14 Z', 'caramel') +
  body('M-30,-6 C-36,-30 -10,-30 -4,-24 C12,-36 36,-22 30,-2 C38,14 20,32 4,24 C-10,36 -38,18 -30,-6 Z', 'offal', 4) +
  disc({ x: 0, y: 0, rx: 11, ry: 8 }, '#7A3A22') +
  crease(
    'M-54,-22 Q-44,-16 -34,-16 M-20,-54 Q-16,-42 -14,-34 M30,-52 Q26,-40 20,-32 M56,-12 Q44,-10 34,-8 M44,38 Q34,30 26,22 M-4,52 Q-2,40 0,32 M-44,34 Q-34,26 -28,18',
    'caramel',
    5,
    0.55,
  ) +
  gloss('M-50,-26 C-44,-46 -24,-54 -6,-52', 'caramel', 9);

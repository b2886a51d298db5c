import { tones } from './paint.ts';
import { at, body, crease, disc, flat, gloss, line, oval, polar, repeat, ring, type Drawing } from './shape.ts';

/** A slice of lotus root: a round with a wheel of holes. */
export const lotusSlice = (): Drawing =>
  oval({ x: 5, y: 8, rx: 112, ry: 108 }, 'lotus') +
  oval({ rx: 110, ry: 106 }, 'lotus') +
  ring({ rx: 98, ry: 94 }, '#FFF0DA', 5, 0.6) +
  repeat(8, (index) => {
    const hole = polar(index * 45 + 20, 63);
    return (
      disc({ x: hole.x, y: hole.y, rx: 22, ry: 14, turn: index * 45 + 20 }, '#6F3A1C') +
      disc({ x: hole.x + 2, y: hole.y + 3, rx: 18, ry: 10, turn: index * 45 + 20 }, '#A8653A')
    );
  }) +
  disc({ rx: 13 }, '#6F3A1C') +
  gloss('M-88,-34 A98,94 0 0 1 -36,-86', 'lotus', 9);

/** A length of dried bean curd: a skin rolled loosely, cut aslant, full of folds. */
export const curdStick = (): Drawing =>
  body(
    'M-138,-34 C-96,-62 -40,-40 8,-52 C56,-66 100,-58 140,-40 L122,44 C80,30 44,52 0,46 C-50,42 -90,62 -146,40 C-134,18 -130,-10 -138,-34 Z',
    'beanCurd',
  ) +
  oval({ x: 130, y: 2, rx: 21, ry: 43, turn: 12 }, 'potato', 5) +
  crease('M124,-24 C138,-10 136,14 124,28 M132,-16 C124,-4 124,10 132,20', 'beanCurd', 4, 0.7) +
  crease(
    'M-124,-14 C-80,-34 -30,-14 20,-26 C56,-34 84,-30 108,-22 M-122,22 C-80,38 -40,18 10,24 C50,28 80,14 108,22 M-100,2 C-60,-8 -20,8 30,0 C56,-4 80,-2 100,2',
    'beanCurd',
    5,
    0.5,
  ) +
  crease('M-70,-44 Q-62,-30 -66,-16 M40,-56 Q46,-40 40,-28 M-20,44 Q-14,30 -22,14', 'beanCurd', 4, 0.4) +
  gloss('M-116,-34 C-80,-50 -40,-34 0,-42', 'beanCurd', 9);

/** A knot tied of a ribbon, its two ends cut aslant; kelp or bean curd sheet. */
export const knot = (tone: 'kelp' | 'potato'): Drawing =>
  body('M-30,-6 C-76,-10 -118,-40 -144,-84 L-86,-108 C-70,-76 -36,-50 6,-42 Z', tone) +
  body('M30,6 C76,10 118,40 144,84 L86,108 C70,76 36,50 -6,42 Z', tone) +
  crease('M-112,-84 C-92,-56 -64,-36 -34,-26 M112,84 C92,56 64,36 34,26', tone, 5, 0.5) +
  body('M-18,34 C-78,66 -120,30 -106,-10 C-92,-46 -36,-40 8,-8 Z', tone) +
  body('M18,-34 C78,-66 120,-30 106,10 C92,46 36,40 -8,8 Z', tone) +
  crease('M-84,14 C-74,-8 -44,-8 -14,6 M84,-14 C74,8 44,8 14,-6', tone, 7, 0.55) +
  body('M-42,-38 C-14,-58 30,-52 46,-24 C58,2 46,40 14,50 C-14,54 -44,40 -52,12 C-56,-8 -52,-28 -42,-38 Z', tone) +
  crease('M-26,-26 C2,-22 24,2 28,32 M-38,-2 C-16,4 -4,20 0,40', tone, 6, 0.5) +
  gloss('M-26,-36 C-6,-44 18,-38 30,-24 M-92,2 C-90,-18 -72,-26 -52,-22 M-124,-84 Q-108,-62 -88,-48', tone, 8, 0.6);

/** A square of pressed tofu, cut once across its corner. */
export const tofuSquare = (): Drawing =>
  body('M-96,-70 L-74,-96 L104,-90 L96,-64 Z', 'tofu') +
  body('M96,-64 L104,-90 L108,60 L98,88 Z', 'tofu') +
  body('M-96,-70 Q0,-64 96,-64 Q92,10 98,88 Q0,82 -92,90 Q-98,10 -96,-70 Z', 'tofu') +
  crease('M-72,-40 L70,66 M-70,64 L72,-42', 'tofu', 6, 0.35) +
  gloss('M-78,-50 Q-20,-48 30,-48 M-82,-80 L-30,-84', 'tofu', 9);

/** A crinkled potato slice with a browned edge. */
export const potatoSlice = (): Drawing =>
  oval({ rx: 112, ry: 92 }, 'tofu') +
  oval({ rx: 96, ry: 77 }, 'potato', 0) +
  [-52, -26, 0, 26, 52]
    .map((y) => line(`M${-84 + Math.abs(y) / 2},${y} q20,-12 40,0 t40,0 t40,0 t${40 - Math.abs(y) / 2},0`, tones.potato.line, 5, 0.35))
    .join('') +
  gloss('M-78,-30 C-62,-56 -30,-66 6,-66', 'potato', 10);

/** A peanut in its shell. */
export const peanutShell = (): Drawing =>
  body(
    'M-104,-6 C-106,-52 -58,-66 -24,-44 C0,-30 20,-34 44,-46 C84,-58 112,-26 104,10 C98,50 54,62 22,42 C2,30 -20,32 -44,44 C-80,54 -104,32 -104,-6 Z',
    'shell',
  ) +
  crease(
    'M-86,-20 C-50,-34 -20,-6 20,-16 C50,-26 76,-18 92,0 M-90,10 C-56,0 -20,20 24,10 C52,4 74,12 88,24 M-64,-44 C-54,-10 -56,20 -60,40 M-30,-36 C-26,-10 -28,14 -32,34 M24,-34 C20,-10 22,16 26,36 M62,-44 C54,-10 58,20 66,46',
    'shell',
    4,
    0.45,
  ) +
  gloss('M-80,-34 Q-62,-48 -42,-44 M50,-34 Q66,-40 80,-26', 'shell', 7);

/** A shell opened on two kernels. */
export const openPeanut = (): Drawing =>
  body(
    'M-104,-6 C-106,-52 -58,-66 -24,-44 C0,-30 20,-34 44,-46 C84,-58 112,-26 104,10 C98,50 54,62 22,42 C2,30 -20,32 -44,44 C-80,54 -104,32 -104,-6 Z',
    'cream',
  ) +
  oval({ x: -54, y: -2, rx: 36, ry: 29 }, 'rust', 5) +
  oval({ x: 52, y: 0, rx: 38, ry: 30 }, 'rust', 5) +
  gloss('M-74,-12 Q-62,-24 -46,-20 M34,-12 Q46,-24 62,-18', 'rust', 6);

/** A pod of soy beans, three beans swelling it. */
export const soyPod = (): Drawing =>
  body(
    'M-136,10 C-118,-12 -108,-40 -70,-42 C-46,-44 -38,-30 -24,-34 C-8,-46 20,-46 34,-34 C48,-40 74,-38 90,-22 C112,-10 124,4 142,2 C130,26 110,42 80,44 C62,52 48,42 36,46 C16,54 -10,52 -24,44 C-44,54 -74,54 -92,40 C-112,34 -122,22 -136,10 Z',
    'leaf',
  ) +
  oval({ x: -64, y: 2, rx: 30, ry: 26 }, 'scallion', 0) +
  oval({ x: 6, y: 4, rx: 31, ry: 28 }, 'scallion', 0) +
  oval({ x: 72, y: 6, rx: 27, ry: 23 }, 'scallion', 0) +
  gloss('M-80,-10 Q-68,-20 -54,-16 M-12,-10 Q2,-20 16,-14 M56,-4 Q68,-12 80,-8', 'scallion', 7) +
  line('M-136,10 L-154,2', tones.leaf.line, 8);

/** A braised quail's egg, pierced on a pick or not. */
export const quailEgg = (): Drawing =>
  oval({ rx: 58, ry: 70 }, 'caramel') +
  gloss('M-30,-30 C-24,-48 -10,-54 4,-54', 'caramel', 10, 0.9) +
  crease('M-30,40 Q0,54 30,36', 'caramel', 5, 0.3);

/** A quail's egg still in its speckled shell. */
export const speckledEgg = (): Drawing =>
  oval({ rx: 58, ry: 70 }, 'eggWhite') +
  [
    [-26, -20, 13],
    [14, -38, 9],
    [28, 6, 15],
    [-12, 18, 11],
    [10, 44, 10],
    [-36, 24, 7],
    [-4, -10, 6],
    [34, -22, 6],
  ]
    .map(([x = 0, y = 0, r = 5]) => disc({ x, y, rx: r, ry: r * 0.7, turn: x }, '#7A5A3C', 0.85))
    .join('') +
  gloss('M-34,-30 C-28,-48 -12,-56 0,-56', 'eggWhite', 8);

/** Half an egg, its yolk up. */
export const eggHalf = (size: 'hen' | 'quail' = 'hen'): Drawing =>
  at(
    { x: 0, y: 0, size: size === 'hen' ? 100 : 52 },
    oval({ rx: 104, ry: 128 }, 'tofu', 7),
    disc({ rx: 92, ry: 116 }, '#FBE9CC'),
    disc({ y: 8, rx: 62, ry: 64 }, '#D98A1E'),
    oval({ y: 8, rx: 57, ry: 59 }, 'yolk', 0),
    gloss('M-32,-8 C-28,-30 -8,-38 8,-36', 'yolk', 11),
  );

/** A whole braised egg, marbled by its cracked shell. */
export const marbledEgg = (): Drawing =>
  oval({ rx: 104, ry: 128 }, 'tofu', 7) +
  line(
    'M-60,-90 L-20,-50 L-40,-10 L10,20 L-10,70 L30,112 M-20,-50 L30,-60 L60,-100 M10,20 L60,0 L96,20 M-40,-10 L-98,10 M-10,70 L-60,90 M60,0 L50,-40',
    '#6A3A14',
    5,
    0.55,
  ) +
  gloss('M-66,-50 C-54,-86 -30,-104 -4,-108', 'tofu', 14, 0.85);

/** A wood ear: a dark frilled cup. */
export const woodEar = (): Drawing =>
  body(
    'M-112,10 C-124,-40 -84,-52 -72,-84 C-44,-110 -18,-86 8,-98 C44,-112 62,-80 92,-72 C126,-56 106,-20 118,8 C120,46 84,52 66,76 C40,98 10,80 -16,88 C-50,98 -70,72 -94,62 C-118,46 -104,28 -112,10 Z',
    'ear',
  ) +
  body('M-62,6 C-70,-32 -32,-54 4,-46 C42,-54 72,-24 62,8 C54,38 20,42 -4,40 C-36,42 -56,30 -62,6 Z', 'ear', 5) +
  flat('M-40,8 C-36,-18 -10,-28 10,-24 C34,-24 46,-4 40,12 C20,24 -20,24 -40,8 Z', '#7D5A4A', 0.7) +
  crease(
    'M-92,-8 Q-76,-6 -64,-4 M-56,-70 Q-44,-56 -36,-44 M20,-84 Q18,-64 14,-48 M84,-50 Q66,-40 54,-30 M98,18 Q80,18 66,14 M40,76 Q34,56 26,44 M-34,76 Q-28,58 -24,46',
    'ear',
    5,
    0.8,
  ) +
  gloss('M-88,-30 C-80,-52 -62,-62 -52,-74 M-30,-34 C-10,-42 20,-40 38,-30', 'ear', 8, 0.7);

/** A tender shoot cut lengthwise, its chambers showing. */
export const shootHalf = (): Drawing =>
  body('M0,-162 C34,-110 62,-40 74,40 C80,96 66,132 44,146 L-44,146 C-66,132 -80,96 -74,40 C-62,-40 -34,-110 0,-162 Z', 'bamboo') +
  flat('M0,-120 C22,-74 44,-16 52,44 C54,92 46,118 32,130 L-32,130 C-46,118 -54,92 -52,44 C-44,-16 -22,-74 0,-120 Z', '#FFF3CC') +
  line('M-14,-60 L14,-60 M-24,-26 L24,-26 M-32,10 L32,10 M-36,46 L36,46 M-38,82 L38,82 M-34,112 L34,112', tones.bamboo.line, 6, 0.6) +
  line('M0,-88 L0,120', tones.bamboo.base, 6, 0.6) +
  gloss('M-58,60 C-54,0 -36,-60 -14,-108', 'bamboo', 8);

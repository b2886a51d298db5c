import { tones } from './paint.ts';
import { at, body, crease, disc, gloss, line, oval, repeat, ring, type Drawing } from './shape.ts';

/** A shrimp curled up, its tail to the lower left. */
export const curledShrimp = (): Drawing =>
  line('M96,-74 C150,-110 170,-60 150,-10 M98,-70 C160,-130 200,-90 196,-30', tones.rust.line, 5) +
  line('M-30,86 l-14,30 M0,84 l-8,34 M30,74 l2,32 M56,58 l10,28', tones.rust.base, 8) +
  body(
    'M110,-78 C72,-128 -12,-132 -66,-92 C-122,-50 -126,36 -76,92 L-38,66 C-62,36 -60,0 -32,-20 C-8,-38 20,-30 40,-6 C66,-8 104,-26 132,-56 C128,-70 120,-76 110,-78 Z',
    'rust',
  ) +
  body('M-76,92 C-104,92 -130,108 -142,134 C-116,142 -92,136 -78,122 C-76,142 -62,158 -40,164 C-30,138 -28,102 -38,66 Z', 'chilli', 5) +
  crease(
    'M-16,-116 C-18,-90 -10,-60 2,-36 M-66,-90 C-56,-64 -44,-44 -26,-26 M-104,-34 C-86,-22 -68,-12 -46,-4 M-108,20 C-90,20 -72,20 -54,22 M-94,62 C-80,54 -68,50 -50,46 M40,-116 C34,-90 36,-50 40,-8',
    'rust',
    6,
    0.55,
  ) +
  gloss('M-92,-4 C-88,-50 -52,-92 0,-104', 'rust', 11) +
  disc({ x: 96, y: -62, rx: 11 }, '#2B120A') +
  disc({ x: 93, y: -66, rx: 4 }, '#FFFFFF');

const claw = (): Drawing =>
  line('M0,0 C10,-40 30,-70 26,-104', tones.chilli.line, 36) +
  line('M0,0 C10,-40 30,-70 26,-104', tones.chilli.base, 26) +
  body(
    'M2,-92 C-22,-132 -10,-190 34,-216 C38,-190 34,-172 40,-154 C52,-168 60,-180 76,-190 C92,-150 76,-100 44,-84 C30,-78 12,-80 2,-92 Z',
    'chilli',
  ) +
  gloss('M10,-116 C4,-140 10,-164 22,-184', 'chilli', 8);

/** A crayfish from above, head up. */
export const crayfish = (): Drawing =>
  line('M-20,-110 C-40,-170 -110,-200 -150,-180 M20,-110 C40,-170 110,-200 150,-180', tones.chilli.line, 6) +
  [-1, 1].map((side) => at({ x: side * 52, y: -40, turn: side * 22, flip: side < 0 }, claw())).join('') +
  [-1, 1]
    .map((side) =>
      line(
        `M${side * 50},-10 q${side * 56},-6 ${side * 76},34 M${side * 52},18 q${side * 56},8 ${side * 66},50 M${side * 48},46 q${side * 46},20 ${side * 50},58`,
        tones.chilli.dark,
        11,
      ),
    )
    .join('') +
  body(
    'M-78,222 C-60,190 -34,176 0,180 C34,176 60,190 78,222 C60,250 34,240 22,224 C16,252 -16,252 -22,224 C-34,240 -60,250 -78,222 Z',
    'chilli',
    5,
  ) +
  [5, 4, 3, 2, 1, 0]
    .map((index) =>
      body(
        `M${-58 + index * 4},${56 + index * 24} Q0,${34 + index * 24} ${58 - index * 4},${56 + index * 24} L${50 - index * 4},${92 + index * 22} Q0,${108 + index * 22} ${-50 + index * 4},${92 + index * 22} Z`,
        'chilli',
        5,
      ),
    )
    .join('') +
  body(
    'M0,-146 C14,-128 30,-116 44,-98 C72,-56 72,20 56,66 C28,88 -28,88 -56,66 C-72,20 -72,-56 -44,-98 C-30,-116 -14,-128 0,-146 Z',
    'chilli',
  ) +
  crease('M-50,-10 C-24,14 24,14 50,-10 M0,10 L0,70', 'chilli', 6, 0.6) +
  gloss('M-44,-40 C-46,-66 -36,-90 -20,-106 M-34,76 Q0,62 26,72 M-28,122 Q0,112 20,118', 'chilli', 9) +
  [-1, 1].map((side) => disc({ x: side * 34, y: -96, rx: 12 }, '#2B120A') + disc({ x: side * 34 - 3, y: -99, rx: 4 }, '#FFFFFF')).join('');

/** A bunch of squid's arms, suckers showing. */
export const squidArms = (): Drawing => {
  const arms = [
    'M-60,-40 C-90,20 -120,40 -100,96 C-90,120 -64,108 -72,88',
    'M-24,-40 C-40,40 -60,70 -30,122 C-14,142 8,122 -8,106',
    'M18,-40 C20,40 4,80 40,126 C58,142 76,120 58,106',
    'M56,-40 C70,20 92,50 84,92 C80,118 110,124 116,100',
  ];
  return (
    arms.map((d) => line(d, tones.plum.line, 43) + line(d, '#B8604F', 32)).join('') +
    arms
      .map((d) => `<path d="${d}" fill="none" stroke="#F6D3BE" stroke-width="11" stroke-linecap="round" stroke-dasharray="1 19"/>`)
      .join('') +
    body('M-84,-30 C-92,-76 -60,-104 0,-104 C60,-104 92,-76 84,-30 C50,-8 -50,-8 -84,-30 Z', 'plum') +
    oval({ x: 0, y: -84, rx: 54, ry: 20 }, 'offal', 5) +
    oval({ x: 0, y: -84, rx: 22, ry: 8 }, 'plum', 3) +
    crease('M-46,-22 L-40,-54 M0,-14 L0,-50 M46,-22 L40,-54', 'plum', 5, 0.5) +
    gloss('M-70,-44 C-70,-62 -60,-74 -48,-80', 'plum', 8)
  );
};

/** A clam opened: two fans and the meat between them. */
export const openClam = (): Drawing =>
  body('M-10,-8 C-90,-20 -132,-70 -112,-118 C-84,-156 -10,-150 26,-108 C44,-80 30,-30 -10,-8 Z', 'clam') +
  crease('M-14,-14 L-104,-104 M-12,-14 L-66,-136 M-10,-14 L-16,-138 M-8,-14 L18,-106', 'clam', 5, 0.45) +
  line('M-92,-72 C-70,-110 -20,-118 20,-84 M-66,-46 C-50,-74 -20,-80 8,-58', tones.shell.dark, 7, 0.6) +
  body('M-16,0 C26,-56 92,-62 120,-20 C144,30 112,92 56,104 C8,108 -34,70 -16,0 Z', 'clam') +
  oval({ x: 48, y: 24, rx: 62, ry: 52, turn: 30 }, 'porcelain', 3) +
  body('M8,20 C14,-12 52,-22 78,-4 C102,16 92,52 62,62 C34,70 4,52 8,20 Z', 'lotus', 5) +
  body('M30,24 C36,6 60,4 72,18 C78,34 62,46 48,42 C36,42 26,36 30,24 Z', 'rust', 4) +
  gloss('M22,14 Q30,-2 48,-4', 'lotus', 7);

/** A crab from above. */
export const crab = (): Drawing =>
  [-1, 1]
    .map((side) =>
      at(
        { x: 0, y: 0, flip: side < 0 },
        [
          [0, -14, 40],
          [40, 20, 70],
          [76, 56, 92],
        ]
          .map(
            ([drop = 0, knee = 0, tip = 0]) =>
              line(`M120,${10 + drop * 0.6} L206,${knee - 26} L262,${tip + 30}`, tones.chilli.line, 30) +
              line(`M120,${10 + drop * 0.6} L206,${knee - 26} L262,${tip + 30}`, tones.chilli.base, 20),
          )
          .join(''),
        line('M112,-60 C170,-90 196,-116 176,-160', tones.chilli.line, 50),
        line('M112,-60 C170,-90 196,-116 176,-160', tones.chilli.base, 39),
        body(
          'M136,-150 C112,-196 132,-252 182,-268 C180,-242 176,-226 184,-206 C200,-222 214,-234 236,-240 C250,-196 232,-146 190,-134 C170,-130 150,-134 136,-150 Z',
          'chilli',
        ),
        gloss('M146,-176 C142,-200 148,-222 162,-240', 'chilli', 9),
      ),
    )
    .join('') +
  body('M-186,-10 C-170,-90 -90,-126 0,-126 C90,-126 170,-90 186,-10 C170,76 90,124 0,124 C-90,124 -170,76 -186,-10 Z', 'chilli', 7) +
  gloss('M-140,-26 C-124,-70 -70,-96 -16,-100', 'chilli', 15) +
  crease('M-104,-4 Q-70,-34 -34,-14 M104,-4 Q70,-34 34,-14 M0,-96 L0,20 M-30,40 Q0,22 30,40', 'chilli', 8, 0.4) +
  [-1, 1]
    .map(
      (side) =>
        line(`M${side * 44},-116 l${side * 6},-30`, tones.chilli.line, 12) +
        disc({ x: side * 51, y: -150, rx: 15 }, '#2B120A') +
        disc({ x: side * 51 - 4, y: -154, rx: 5 }, '#FFFFFF'),
    )
    .join('') +
  repeat(7, (index) => disc({ x: index * 40 - 120, y: [60, 78, 66, 84, 66, 78, 60][index] ?? 70, rx: 7 }, '#FFC7A6', 0.7));

/** A field snail: a blunt cone wound in steps, the mouth to the lower left. */
export const fieldSnail = (): Drawing =>
  body(
    'M120,-98 C84,-106 40,-92 6,-66 C-40,-56 -92,-20 -104,32 C-110,78 -76,108 -30,104 C30,98 66,56 72,10 C96,-20 122,-58 120,-98 Z',
    'clay',
  ) +
  crease('M86,-98 C72,-78 76,-52 94,-44 M38,-82 C18,-52 32,-14 74,-2 M-8,-58 C-40,-20 -10,40 56,52', 'clay', 8, 0.85) +
  oval({ x: -58, y: 54, rx: 50, ry: 38, turn: -34 }, 'ear', 5) +
  oval({ x: -54, y: 56, rx: 34, ry: 24, turn: -34 }, 'tofu', 4) +
  ring({ x: -54, y: 56, rx: 18, ry: 12, turn: -34 }, tones.tofu.line, 4, 0.6) +
  gloss('M-70,-2 C-54,-30 -26,-46 2,-54 M34,-64 Q50,-78 66,-84', 'clay', 10, 0.75);

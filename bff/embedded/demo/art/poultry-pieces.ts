import { tones, type ToneName } from './paint.ts';
import { body, crease, disc, gloss, line, oval, repeat, strand, type Drawing } from './shape.ts';

/** A joint of duck neck, bent, about 220 long, its cut end with the bone showing. */
export const neckJoint = (tone: ToneName = 'braise'): Drawing =>
  body('M-104,-22 C-60,-66 40,-72 92,-44 L100,48 C44,26 -30,26 -78,56 C-108,48 -118,4 -104,-22 Z', tone) +
  crease(
    'M-84,-4 C-40,-34 30,-40 76,-22 M-82,28 C-36,4 30,2 76,16 M-40,-46 C-50,-20 -48,0 -36,18 M22,-54 C12,-30 14,0 24,20',
    tone,
    4,
    0.4,
  ) +
  gloss('M-82,-30 C-44,-54 20,-60 62,-46', tone, 10) +
  oval({ x: 95, y: 2, rx: 30, ry: 48, turn: -6 }, 'rust', 5) +
  disc({ x: 96, y: 2, rx: 20, ry: 34, turn: -6 }, '#F0C08F') +
  disc({ x: 97, y: 3, rx: 15, ry: 22 }, '#FFF3DC') +
  disc({ x: 98, y: 4, rx: 7, ry: 11 }, '#7A2710');

/** The duck's collarbone: a wishbone with meat on it. */
export const clavicle = (): Drawing =>
  [-1, 1]
    .map(
      (side) =>
        line(`M${side * 60},-20 L${side * 104},-104`, tones.bone.line, 32) +
        line(`M${side * 60},-20 L${side * 104},-104`, tones.bone.base, 21) +
        oval({ x: side * 106, y: -108, rx: 21, ry: 17, turn: side * 30 }, 'bone', 5),
    )
    .join('') +
  body(
    'M-94,-44 C-84,-70 -48,-66 -42,-40 C-36,-10 -22,10 0,16 C22,10 36,-10 42,-40 C48,-66 84,-70 94,-44 C100,10 72,62 34,84 C24,100 18,122 0,126 C-18,122 -24,100 -34,84 C-72,62 -100,10 -94,-44 Z',
    'braise',
  ) +
  crease('M-70,-30 C-64,10 -44,38 -14,56 M70,-30 C64,10 44,38 14,56 M0,40 L0,104', 'braise', 5, 0.45) +
  gloss('M-80,-32 C-78,4 -64,34 -42,54 M54,-40 C50,-16 42,2 30,16', 'braise', 9);

/** A whole duck wing: upper arm, forearm and pointed tip, folded to a Z. */
export const wholeWing = (tone: ToneName = 'braise'): Drawing =>
  body('M74,-20 C110,-36 160,-18 196,26 C212,50 190,62 160,48 C126,34 92,34 66,28 Z', tone) +
  body('M-70,76 C-92,44 -66,8 -22,-6 C14,-30 52,-48 82,-36 C106,-22 104,14 82,32 C50,58 4,74 -22,98 C-44,104 -60,94 -70,76 Z', tone) +
  body(
    'M-46,98 C-20,84 -16,46 -44,20 C-72,-14 -80,-66 -112,-96 C-136,-118 -172,-100 -172,-68 C-172,-20 -134,30 -104,64 C-88,86 -70,104 -46,98 Z',
    tone,
  ) +
  oval({ x: -144, y: -102, rx: 24, ry: 18, turn: -24 }, 'bone', 5) +
  crease(
    'M-50,30 C-44,50 -48,72 -60,84 M68,-24 C80,-6 80,14 70,28 M112,2 L176,40 M120,-12 L178,20 M-10,50 C20,34 40,22 58,6',
    tone,
    5,
    0.45,
  ) +
  gloss('M-152,-62 C-146,-26 -122,10 -98,36 M-28,14 C0,-6 32,-22 60,-24 M104,-12 C126,-12 144,-2 160,10', tone, 10);

/** A webbed foot with three toes. */
export const webbedFoot = (): Drawing =>
  strand('M0,-132 C-8,-80 -4,-44 0,-14', 'amber', 38) +
  body(
    'M-16,-30 C-44,18 -84,56 -106,98 C-82,108 -64,96 -48,88 C-36,112 -14,126 0,142 C14,126 36,112 48,88 C64,96 82,108 106,98 C84,56 44,18 16,-30 Z',
    'amber',
  ) +
  crease('M-8,-14 C-30,30 -62,66 -94,92 M0,-10 L0,124 M8,-14 C30,30 62,66 94,92', 'amber', 9, 0.6) +
  gloss('M-14,-100 C-16,-70 -12,-50 -8,-30 M-26,34 C-38,54 -52,68 -66,80 M20,20 C30,44 44,62 58,74', 'amber', 8) +
  repeat(3, (index) =>
    oval({ x: [-104, 0, 104][index] ?? 0, y: [100, 142, 100][index] ?? 0, rx: 9, ry: 13, turn: [40, 0, -40][index] ?? 0 }, 'clay', 3),
  ) +
  oval({ x: 0, y: -138, rx: 21, ry: 14 }, 'bone', 5) +
  crease('M-18,-84 L14,-88 M-16,-62 L14,-66', 'amber', 4, 0.4);

/** A duck's tongue: a slim drop with the two fine bones of its root. */
export const tongue = (): Drawing =>
  [-1, 1]
    .map(
      (side) =>
        line(`M${side * 10},-66 C${side * 14},-92 ${side * 24},-104 ${side * 34},-118`, tones.bone.line, 17) +
        line(`M${side * 10},-66 C${side * 14},-92 ${side * 24},-104 ${side * 34},-118`, tones.bone.base, 8),
    )
    .join('') +
  body('M0,124 C-44,92 -48,14 -36,-40 C-30,-84 30,-84 36,-40 C48,14 44,92 0,124 Z', 'caramel') +
  crease('M0,100 C-4,50 -4,10 0,-40 M-30,-36 C-16,-22 16,-22 30,-36', 'caramel', 5, 0.45) +
  gloss('M-25,-24 C-30,24 -24,60 -12,88', 'caramel', 10);

/** A gizzard, scored crosswise so that it opens in the pot. */
export const gizzard = (): Drawing =>
  body('M-84,8 C-90,-50 -36,-74 4,-62 C50,-76 98,-42 88,12 C82,64 34,74 4,56 C-30,78 -80,62 -84,8 Z', 'plum') +
  line('M-62,-26 L44,52 M-36,-46 L66,32 M-4,-52 L76,6 M-74,6 L14,64', tones.plum.dark, 7, 0.85) +
  line('M-60,38 L34,-54 M-30,54 L64,-40 M4,56 L80,-14 M-76,10 L-4,-58', tones.plum.dark, 7, 0.85) +
  line('M-56,-26 L50,52 M-30,-46 L72,32', tones.plum.light, 3, 0.8) +
  gloss('M-62,-32 C-40,-56 -12,-58 6,-50', 'plum', 9, 0.7);

/** A duck's head in profile, looking right. */
export const duckHead = (): Drawing =>
  body(
    'M-96,104 C-128,44 -112,-52 -40,-84 C24,-110 86,-78 92,-26 C94,0 84,18 66,30 C40,54 18,74 12,128 C-22,144 -70,138 -96,104 Z',
    'braise',
  ) +
  body('M78,-46 C118,-42 168,-20 196,-2 C208,10 200,20 184,22 C140,28 104,32 68,28 C86,6 88,-20 78,-46 Z', 'amber') +
  crease('M80,6 C120,10 160,10 194,8', 'amber', 5, 0.65) +
  disc({ x: 112, y: -20, rx: 8, ry: 4, turn: 18 }, tones.amber.line) +
  line('M12,-36 Q32,-18 54,-36', tones.braise.line, 8) +
  crease('M-10,14 C16,34 40,32 62,22 M-70,60 C-52,76 -22,84 6,80 M-76,90 C-50,108 -22,110 8,104', 'braise', 5, 0.5) +
  gloss('M-74,-6 C-70,-44 -38,-66 2,-72', 'braise', 12);

/** A drumstick: thigh, shank and the knob of the bone. */
export const drumstick = (tone: ToneName = 'amber'): Drawing =>
  line('M58,58 L142,142', tones.bone.line, 36) +
  line('M58,58 L142,142', tones.bone.base, 25) +
  oval({ x: 156, y: 136, rx: 19, ry: 17 }, 'bone', 5) +
  oval({ x: 136, y: 156, rx: 19, ry: 17 }, 'bone', 5) +
  body(
    'M-124,-30 C-134,-102 -62,-146 4,-120 C62,-98 66,-40 78,2 C86,34 106,60 112,84 C116,108 104,116 84,112 C60,106 34,86 2,78 C-60,66 -116,34 -124,-30 Z',
    tone,
  ) +
  gloss('M-96,-40 C-92,-84 -54,-108 -14,-102', tone, 14) +
  crease('M36,50 C52,64 72,80 94,90 M-30,38 C-4,50 10,52 24,58 M-84,4 C-74,18 -64,26 -52,32', tone, 5, 0.4);

const toes = [
  'M0,6 C-30,44 -62,62 -98,66',
  'M0,10 C-14,58 -20,90 -34,122',
  'M2,10 C26,54 40,80 58,108',
  'M4,0 C40,6 66,10 98,0',
  'M8,-138 C-4,-92 -6,-50 0,0',
];

/** A chicken's foot: shank and four bare toes with their nails, its skin in folds. */
export const clawFoot = (tone: ToneName, wrinkled: boolean): Drawing => {
  const { line: edge, base, light } = tones[tone];
  const widths = [30, 32, 32, 28, 46];
  const drawn = (colour: string, extra: number) => toes.map((d, index) => line(d, colour, (widths[index] ?? 30) + extra)).join('');
  return (
    line('M-98,66 L-122,70 M-34,122 L-42,144 M58,108 L72,128 M98,0 L122,-8', tones.clay.base, 12) +
    drawn(edge, 11) +
    oval({ x: 0, y: 8, rx: 40, ry: 36 }, tone, 0) +
    drawn(base, 0) +
    line('M-4,-100 C-12,-60 -10,-30 -6,0 M-18,24 C-36,46 -58,58 -84,62 M-8,36 C-18,66 -24,90 -32,112', light, 11, 0.75) +
    oval({ x: 9, y: -146, rx: 27, ry: 17, turn: -6 }, 'bone', 5) +
    (wrinkled
      ? crease(
          'M-16,-104 Q2,-98 20,-108 M-20,-78 Q0,-70 18,-82 M-22,-52 Q0,-44 20,-54 M-24,-26 Q0,-18 22,-28 M-32,24 Q-24,36 -16,42 M-58,42 Q-52,54 -44,62 M-24,64 Q-12,66 2,60 M-32,92 Q-20,94 -8,88 M18,46 Q28,44 36,34 M34,78 Q44,76 54,64 M50,-6 Q48,6 50,20',
          tone,
          6,
          0.6,
        )
      : crease('M-26,22 Q-16,32 -4,32 M10,34 Q22,32 30,24', tone, 5, 0.5)) +
    gloss('M-8,-112 C-12,-84 -12,-66 -10,-46', tone, 9, 0.8)
  );
};

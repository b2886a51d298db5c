import { tones, type ToneName } from './paint.ts';
import { below } from './ground.ts';
import { body, disc, flat, gloss, line, repeat, ring, shadow, type Drawing } from './shape.ts';

/** A round plate from above with a rim. */
export const plate = (tone: ToneName = 'porcelain', radius = 330): Drawing => {
  const { line: edge, dark } = tones[tone];
  return [
    below(radius),
    disc({ x: 400, y: 400, rx: radius }, tones[tone].base),
    ring({ x: 400, y: 400, rx: radius - 3 }, edge, 6, 0.55),
    disc({ x: 400, y: 404, rx: radius * 0.78 }, dark, 0.55),
    disc({ x: 400, y: 400, rx: radius * 0.76 }, tones[tone].light),
    gloss(
      `M${400 - radius * 0.83},${400 - radius * 0.3} A${radius * 0.88},${radius * 0.88} 0 0 1 ${400 - radius * 0.35},${400 - radius * 0.8}`,
      tone,
      10,
      0.7,
    ),
  ].join('');
};

/** A bowl from above, filled with `sauce`. */
export const bowl = (tone: ToneName, sauce: string, radius = 330): Drawing =>
  [
    below(radius),
    disc({ x: 400, y: 400, rx: radius }, tones[tone].base),
    ring({ x: 400, y: 400, rx: radius - 4 }, tones[tone].line, 7, 0.7),
    ring({ x: 400, y: 400, rx: radius - 20 }, tones[tone].light, 14, 0.5),
    disc({ x: 400, y: 400, rx: radius - 36 }, tones[tone].dark),
    disc({ x: 400, y: 410, rx: radius - 48 }, sauce),
    gloss(
      `M${400 - radius * 0.9},${400 - radius * 0.28} A${radius * 0.94},${radius * 0.94} 0 0 1 ${400 - radius * 0.4},${400 - radius * 0.85}`,
      tone,
      9,
      0.6,
    ),
  ].join('');

/** A wooden board from above with its grain and a hole to hang it by. */
export const board = (): Drawing => {
  const { line: grain } = tones.wood;
  return [
    flat('M100,170 Q100,132 138,132 L690,132 Q728,132 728,170 L728,660 Q728,698 690,698 L138,698 Q100,698 100,660 Z', '#5A2E12', 0.14),
    `<rect x="80" y="110" width="640" height="570" rx="40" fill="${tones.wood.base}" stroke="${grain}" stroke-width="6"/>`,
    flat('M92,660 Q240,676 708,650 Q712,672 684,672 L120,672 Q96,672 92,660 Z', tones.wood.dark, 0.5),
    ...[170, 236, 302, 520, 590, 640].map((y, index) =>
      line(`M110,${y} Q${300 + index * 20},${y + (index % 2 ? 18 : -16)} 690,${y + 6}`, grain, 4, 0.22),
    ),
    disc({ x: 668, y: 162, rx: 20 }, tones.wood.dark),
    disc({ x: 670, y: 165, rx: 15 }, '#F1E5D3'),
  ].join('');
};

/** A long oval dish from above. */
export const ovalDish = (tone: ToneName = 'porcelain', inner: string = tones[tone].light): Drawing =>
  [
    shadow({ x: 412, y: 428, rx: 356, ry: 262 }, 0.14),
    disc({ x: 400, y: 400, rx: 356, ry: 262 }, tones[tone].base),
    ring({ x: 400, y: 400, rx: 352, ry: 258 }, tones[tone].line, 6, 0.55),
    disc({ x: 400, y: 404, rx: 290, ry: 204 }, tones[tone].dark, 0.6),
    disc({ x: 400, y: 400, rx: 286, ry: 199 }, inner),
    gloss('M84,330 Q130,236 270,186', tone, 10, 0.7),
  ].join('');

/** A bamboo basket from above, its weave shown at the rim. */
export const basket = (lining: string): Drawing =>
  [
    below(334),
    disc({ x: 400, y: 400, rx: 334 }, tones.bamboo.dark),
    ring({ x: 400, y: 400, rx: 330 }, tones.bamboo.line, 6),
    repeat(
      40,
      (index) =>
        `<path d="M-15,-4 Q0,-16 15,-4 L11,26 Q0,18 -11,26 Z" transform="translate(400 400) rotate(${index * 9}) translate(0 -318)" fill="${index % 2 ? tones.bamboo.base : tones.bamboo.light}" stroke="${tones.bamboo.line}" stroke-width="3"/>`,
    ),
    disc({ x: 400, y: 400, rx: 284 }, tones.bamboo.line),
    disc({ x: 400, y: 406, rx: 276 }, lining),
  ].join('');

/** A sheet of kraft paper, a corner turned up. */
export const kraftPaper = (): Drawing =>
  [
    flat('M128,150 L700,120 L722,690 L112,706 Z', '#5A2E12', 0.13),
    `<path d="M112,124 L686,98 L704,664 L96,682 Z" fill="${tones.kraft.base}" stroke="${tones.kraft.line}" stroke-width="5" stroke-linejoin="round"/>`,
    flat('M686,98 L704,664 L640,668 L624,101 Z', tones.kraft.light, 0.5),
    line('M150,180 L620,160 M140,600 L650,580', tones.kraft.line, 3, 0.2),
    body('M686,98 L606,102 Q640,150 690,186 Z', 'kraft', 4),
  ].join('');

import { bayLeaf, chilliFlake, flakes, sesame, strewn } from './garnish.ts';
import { picture } from './ground.ts';
import { heap } from './heap.ts';
import { beefSlice, shankSlice } from './meat-pieces.ts';
import { fill, tones } from './paint.ts';
import { clavicle, neckJoint, webbedFoot, wholeWing } from './poultry-pieces.ts';
import { at, body, disc, flat, line, oval, type Drawing } from './shape.ts';

/** One pane of an open box, `content` in it. */
const pane = (x: number, y: number, content: Drawing): Drawing =>
  `<rect x="${x}" y="${y}" width="262" height="262" rx="18" fill="#5E1B0E" stroke="${tones.gold.base}" stroke-width="6"/>` + content;

const duckGiftBox = (): string =>
  picture(
    'blush',
    flat('M112,128 H714 Q738,128 738,152 V718 Q738,742 714,742 H138 Q112,742 112,718 Z', '#5A2E12', 0.16),
    `<rect x="84" y="92" width="632" height="632" rx="30" fill="${fill('lacquer')}" stroke="${tones.lacquer.line}" stroke-width="7"/>`,
    `<rect x="104" y="112" width="592" height="592" rx="20" fill="none" stroke="${tones.gold.base}" stroke-width="5"/>`,
    pane(
      130,
      138,
      heap(neckJoint(), [
        [230, 220, -20, 62],
        [306, 290, 24, 62],
        [222, 336, -8, 66],
      ]),
    ),
    pane(
      408,
      138,
      heap(clavicle(), [
        [490, 234, -14, 68],
        [588, 250, 16, 68],
        [540, 316, 2, 76],
      ]),
    ),
    pane(
      130,
      416,
      heap(wholeWing(), [
        [256, 500, -8, 66],
        [262, 590, 6, 68],
      ]),
    ),
    pane(
      408,
      416,
      heap(webbedFoot(), [
        [480, 540, 14, 70],
        [594, 550, -14, 70],
        [540, 556, 0, 76],
      ]),
    ),
    strewn({ x: 260, y: 270, radius: 90, count: 12, seed: 701 }, chilliFlake),
    sesame({ x: 540, y: 270, radius: 90, count: 12, seed: 702 }),
    sesame({ x: 260, y: 550, radius: 90, count: 12, seed: 703 }),
    flakes({ x: 540, y: 550, radius: 90, count: 10, seed: 704 }),
    disc({ x: 400, y: 408, rx: 50 }, tones.gold.line),
    oval({ x: 400, y: 404, rx: 48 }, 'gold', 5),
    at({ x: 400, y: 404, size: 40 }, bayLeaf()),
    line('M150,124 H360', '#FFFFFF', 6, 0.35),
  );

/** A sealed clear pack with slices in it. */
const vacuumPack = (content: Drawing): Drawing =>
  `<rect x="-118" y="-150" width="236" height="300" rx="16" fill="#FBF3E6" stroke="${tones.glass.line}" stroke-width="6"/>` +
  line('M-104,-126 H104 M-104,128 H104', tones.glass.line, 5, 0.7) +
  content +
  line('M-92,-104 L-92,90', '#FFFFFF', 14, 0.6);

const beefGiftBox = (): string =>
  picture(
    'wheat',
    flat('M108,318 H720 V724 Q720,748 696,748 H132 Q108,748 108,724 Z', '#5A2E12', 0.18),
    body('M118,76 H682 L704,306 H96 Z', 'night', 7),
    line('M140,98 H660 L680,288 H120 Z', tones.gold.base, 5, 0.9),
    oxHead(),
    `<rect x="84" y="300" width="632" height="424" rx="22" fill="${fill('night')}" stroke="${tones.night.line}" stroke-width="7"/>`,
    `<rect x="106" y="322" width="588" height="380" rx="14" fill="${tones.lacquer.dark}" stroke="${tones.gold.base}" stroke-width="5"/>`,
    at(
      { x: 242, y: 512, turn: -3 },
      vacuumPack(
        heap(beefSlice(), [
          [-12, -64, -8, 84],
          [6, -10, 6, 86],
          [-6, 50, -4, 88],
        ]),
      ),
    ),
    at(
      { x: 558, y: 512, turn: 3 },
      vacuumPack(
        heap(shankSlice(), [
          [-4, -58, 0, 78],
          [6, 52, 40, 80],
        ]),
      ),
    ),
    body('M372,322 H428 V702 H372 Z', 'gold', 5),
    body('M400,512 C352,460 330,474 336,512 C330,550 352,564 400,512 C448,460 470,474 464,512 C470,550 448,564 400,512 Z', 'gold', 5),
    oval({ x: 400, y: 512, rx: 21 }, 'gold', 5),
  );

const oxHead = (): Drawing =>
  at(
    { x: 400, y: 196, size: 94 },
    line('M-52,-34 C-96,-30 -110,-66 -92,-92 M52,-34 C96,-30 110,-66 92,-92', tones.gold.base, 17),
    flat(
      'M-60,-40 C-44,-58 44,-58 60,-40 C86,-44 104,-30 110,-16 C92,-2 76,0 62,-6 C62,30 46,56 36,72 C24,86 -24,86 -36,72 C-46,56 -62,30 -62,-6 C-76,0 -92,-2 -110,-16 C-104,-30 -86,-44 -60,-40 Z',
      tones.gold.base,
    ),
    disc({ x: -28, y: 2, rx: 8 }, tones.night.dark),
    disc({ x: 28, y: 2, rx: 8 }, tones.night.dark),
    disc({ x: 0, y: 56, rx: 31, ry: 21 }, tones.gold.light),
    disc({ x: -12, y: 56, rx: 5 }, tones.night.dark),
    disc({ x: 12, y: 56, rx: 5 }, tones.night.dark),
  );

export const giftBoxPictures = { 'duck-gift-box': duckGiftBox, 'beef-gift-box': beefGiftBox };

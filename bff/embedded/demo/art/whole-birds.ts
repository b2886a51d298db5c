import { at, body, crease, gloss, line, oval, type Drawing } from './shape.ts';
import { drumstick } from './poultry-pieces.ts';
import type { ToneName } from './paint.ts';
import { tones } from './paint.ts';

/** A whole duck lying on its back, about 520 long: breast up, legs crossed to the right, neck laid along its side. */
export const lyingDuck = (): Drawing =>
  strand3('M-196,-30 C-268,-58 -286,-128 -236,-164 C-196,-190 -150,-176 -120,-160') +
  body(
    'M-126,-190 C-96,-204 -64,-194 -54,-172 C-40,-160 -10,-152 6,-138 C0,-124 -24,-124 -46,-130 C-66,-116 -104,-122 -122,-142 C-136,-160 -140,-180 -126,-190 Z',
    'braise',
  ) +
  body('M-52,-170 C-28,-168 -2,-158 14,-142 C10,-130 -18,-128 -40,-134 Z', 'amber', 5) +
  line('M-98,-170 Q-86,-160 -74,-170', tones.braise.line, 6) +
  body('M-236,18 C-250,-78 -158,-140 -34,-136 C88,-134 206,-92 226,-4 C236,68 150,128 14,134 C-126,140 -226,104 -236,18 Z', 'braise', 7) +
  body('M-150,-64 C-196,-24 -196,60 -130,98 C-84,116 -46,92 -56,58 C-66,22 -92,0 -98,-34 C-104,-64 -128,-82 -150,-64 Z', 'mahogany') +
  crease('M-140,-34 C-158,0 -150,48 -116,72 M-116,-18 C-124,12 -114,42 -90,58', 'mahogany', 5, 0.6) +
  at({ x: 158, y: 34, turn: 4, size: 112 }, drumstick('braise')) +
  at({ x: 166, y: -40, turn: -44, size: 92, flip: false }, drumstick('braise')) +
  crease('M-40,-112 C20,-122 90,-106 128,-78 M-20,112 C30,116 70,110 104,98', 'braise', 5, 0.4) +
  gloss('M-172,-62 C-120,-108 -40,-118 36,-108', 'braise', 16, 0.8) +
  gloss('M-30,-70 C10,-82 60,-76 90,-60', 'braise', 10, 0.55);

const strand3 = (d: string): Drawing =>
  line(d, tones.braise.line, 72) + line(d, tones.braise.base, 60) + line(d, tones.braise.light, 24, 0.7);

/** A bird pressed flat and opened: a kite of a body, wings folded at its shoulders, legs drawn down. */
export const flattenedDuck = (): Drawing =>
  [-1, 1]
    .map((side) =>
      at(
        { x: 0, y: 0, flip: side < 0 },
        body('M84,-150 C150,-196 226,-170 236,-116 C240,-72 206,-20 158,24 C134,40 118,20 128,-8 C100,-20 80,-90 84,-150 Z', 'mahogany'),
        crease('M120,-130 C160,-146 196,-132 202,-100 C196,-66 174,-34 146,-8', 'mahogany', 6, 0.6),
        line('M112,196 L148,266', tones.bone.line, 30),
        line('M112,196 L148,266', tones.bone.base, 19),
        oval({ x: 152, y: 274, rx: 20, ry: 16, turn: -20 }, 'bone', 5),
        body('M60,60 C130,40 186,92 178,156 C172,206 140,226 112,212 C76,190 50,130 60,60 Z', 'mahogany'),
        gloss('M102,92 C134,98 150,122 150,152', 'mahogany', 10),
      ),
    )
    .join('') +
  line('M-6,-180 C-30,-226 -8,-262 34,-262', tones.mahogany.line, 54) +
  line('M-6,-180 C-30,-226 -8,-262 34,-262', tones.mahogany.base, 42) +
  body('M10,-286 C34,-304 80,-296 92,-274 C120,-274 146,-264 160,-250 C144,-238 106,-238 84,-240 C56,-228 16,-244 10,-286 Z', 'mahogany') +
  line('M50,-274 Q60,-266 70,-274', tones.mahogany.line, 6) +
  body(
    'M0,-206 C70,-210 124,-178 134,-110 C146,-20 128,80 86,150 C64,190 30,214 0,218 C-30,214 -64,190 -86,150 C-128,80 -146,-20 -134,-110 C-124,-178 -70,-210 0,-206 Z',
    'mahogany',
    7,
  ) +
  crease('M0,-150 C-6,-60 -6,40 0,150 M-70,-150 C-44,-120 -22,-112 -4,-112 M70,-150 C44,-120 22,-112 4,-112', 'mahogany', 6, 0.55) +
  crease('M-100,-40 Q-70,-24 -46,-20 M-92,30 Q-66,42 -44,44 M100,-40 Q70,-24 46,-20 M92,30 Q66,42 44,44', 'mahogany', 6, 0.3) +
  gloss('M-104,-110 C-96,-158 -60,-176 -20,-178 M60,-160 C88,-146 102,-116 104,-84 M-74,110 C-58,148 -36,170 -14,178', 'mahogany', 12, 0.8);

/** A trussed bird seen from the side of its breast, both legs towards us; about 460 wide. */
export const sittingChicken = (tone: ToneName): Drawing =>
  body('M-214,60 C-236,-60 -150,-166 0,-168 C150,-166 236,-60 214,60 C196,150 110,184 0,184 C-110,184 -196,150 -214,60 Z', tone, 7) +
  gloss('M-166,-30 C-150,-92 -92,-130 -30,-136', tone, 18, 0.85) +
  crease('M0,-150 C-8,-80 -8,-20 0,40', tone, 6, 0.4) +
  [-1, 1]
    .map((side) =>
      at(
        { x: 0, y: 0, flip: side < 0 },
        body('M176,-72 C236,-64 262,10 236,66 C222,92 190,84 184,56 C176,10 150,-34 176,-72 Z', tone),
        crease('M198,-40 C218,-6 220,30 212,56', tone, 5, 0.5),
        at({ x: 96, y: 106, turn: 96, size: 104 }, drumstick(tone)),
      ),
    )
    .join('') +
  crease('M-46,150 C-20,166 20,166 46,150', tone, 6, 0.5);

/** Colours of one food: it is lit from within towards its edge, drawn with a line of its own hue, and glazed with `gloss`. */
export type Tone = { readonly light: string; readonly base: string; readonly dark: string; readonly line: string; readonly gloss: string };

const tone = (light: string, base: string, dark: string, line: string, gloss = '#FFE3BC'): Tone => ({ light, base, dark, line, gloss });

/** Every tone of every picture, so that all sixty look painted from one box. */
export const tones = {
  braise: tone('#D9742F', '#AE4519', '#7A2710', '#54180B', '#FFD9A6'),
  mahogany: tone('#B4572B', '#842F16', '#551A0C', '#3A1008', '#FFC793'),
  amber: tone('#F3B251', '#DC8A2C', '#B05D18', '#83430F', '#FFF1C9'),
  caramel: tone('#E39A4C', '#C26F28', '#8F4616', '#68300E', '#FFE5B5'),
  chilli: tone('#F0603A', '#D2361C', '#9C1D10', '#74130B', '#FFC7A6'),
  rust: tone('#E8683A', '#CB4721', '#962B12', '#6C1C0B', '#FFD2A8'),
  beef: tone('#B5694A', '#8F4630', '#632A1C', '#481C12', '#F3C4A0'),
  offal: tone('#D9A184', '#BC7B5F', '#8F533D', '#683626', '#FFE6D2'),
  plum: tone('#A9584E', '#7C352F', '#51201D', '#381413', '#F3B7A4'),
  cream: tone('#FFF6E0', '#F6E3BC', '#DFC08A', '#AF8A52', '#FFFFFF'),
  pale: tone('#FFF2DC', '#F5DDB9', '#E0BA8A', '#A97D4C', '#FFFFFF'),
  bone: tone('#FFFAEE', '#F4E6CB', '#DCC299', '#A8875A', '#FFFFFF'),
  lotus: tone('#F0CBA2', '#DDA878', '#BD7F4E', '#8C5631', '#FFF0DA'),
  tofu: tone('#D89A55', '#B8732F', '#8A4F1B', '#633510', '#FFE6BF'),
  beanCurd: tone('#F7D98F', '#E9BC5F', '#C78E35', '#956420', '#FFF6D8'),
  potato: tone('#FBE08A', '#F0C350', '#D0922B', '#97641A', '#FFF8DA'),
  shell: tone('#EBC48A', '#D6A361', '#AE7838', '#7D5322', '#FFF0D0'),
  clam: tone('#F2E3CB', '#D9BF99', '#AD8A60', '#7C5E3C', '#FFFFFF'),
  kelp: tone('#7C9A52', '#567A3C', '#345A2A', '#20381A', '#DDEFB8'),
  leaf: tone('#9CC458', '#74A63B', '#4B7D28', '#33591B', '#E6F5BC'),
  scallion: tone('#B6D96A', '#86BB45', '#588C2E', '#3D6820', '#F1FBCF'),
  ear: tone('#6B4A3C', '#47302A', '#2B1C1A', '#1B1110', '#D3AF9A'),
  bamboo: tone('#F5DFA0', '#E3C06B', '#B99040', '#86642A', '#FFF8DC'),
  yolk: tone('#FFC94D', '#F3A52B', '#D17E18', '#A05C10', '#FFF0B8'),
  eggWhite: tone('#FFFBF2', '#F7ECDA', '#DFC9A8', '#A98A62', '#FFFFFF'),
  lemon: tone('#FFE977', '#F7CE3A', '#DBA41E', '#A87812', '#FFFBD6'),
  clay: tone('#8A5A41', '#693E2C', '#45271B', '#2E1810', '#D9A98A'),
  porcelain: tone('#FFFFFF', '#FBF7F1', '#E9DFD1', '#CDBDA7', '#FFFFFF'),
  slate: tone('#5B4F47', '#443A34', '#322A25', '#231C18', '#8F8077'),
  wood: tone('#DDAE76', '#CD9A60', '#B27F48', '#8B5F32', '#F3D9B2'),
  kraft: tone('#E0B98A', '#D3A673', '#B98853', '#8F6437', '#F2DCBD'),
  lacquer: tone('#D34A28', '#B83319', '#8C2110', '#63150A', '#F6A888'),
  night: tone('#54413A', '#3B2C27', '#281D1A', '#1A1210', '#A38B7E'),
  gold: tone('#F5D58A', '#E2B453', '#BE8B2F', '#8D641D', '#FFF5D2'),
  glass: tone('#FFFFFF', '#F4F1EA', '#DDD5C8', '#B9AC9A', '#FFFFFF'),
} as const satisfies Record<string, Tone>;

export type ToneName = keyof typeof tones;

/** Fills a shape with a tone; `defs` below supplies the gradient behind it. */
export const fill = (name: ToneName): string => `url(#${name})`;

/** The gradients that `drawing` refers to, and no others. */
export const defs = (drawing: string): string => {
  const used = new Set([...drawing.matchAll(/url\(#(\w+)\)/g)].map(([, name]) => name));
  const gradients = Object.entries(tones)
    .filter(([name]) => used.has(name))
    .map(
      ([name, { light, base, dark }]) =>
        `<radialGradient id="${name}" cx=".4" cy=".34" r=".72"><stop offset="0" stop-color="${light}"/><stop offset=".52" stop-color="${base}"/><stop offset="1" stop-color="${dark}"/></radialGradient>`,
    );
  return `<defs>${gradients.join('')}</defs>`;
};

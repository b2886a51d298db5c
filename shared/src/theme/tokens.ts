/**
 * How Mendian looks, once for the three clients (LOOK.md). A chain changes it here and, word for word, in `tokens.css`:
 * `miniapp/test/theme.test.ts` compares the two. Sizes are px at the width each client is drawn for.
 */
export const colours = {
  ink: '#1F1B16',
  quiet: '#6B645C',
  hairline: '#ECE7E1',
  page: '#F6F3EF',
  paper: '#FFFFFF',
  /** What one does next, and nothing else. */
  accent: '#C8411B',
  accentPressed: '#A93412',
  /** The ground under accent-coloured text. */
  accentTint: '#FDF3EF',
  success: '#1F8A4C',
  /** Success as small text on paper: 4.5:1 and more. */
  successInk: '#17703C',
  successTint: '#E8F4EC',
  warning: '#B7791F',
  warningInk: '#8A5A12',
  warningTint: '#FBF3E2',
  danger: '#C0262D',
  dangerTint: '#FBEAEA',
  /** Only on the button that pays with WeChat. */
  wechat: '#07C160',
  /** Behind sheets. */
  shade: 'rgba(31, 27, 22, 0.48)',
  /** The place of a picture that has not come. */
  ground: '#F0EAE2',
} as const;

export const typeface = "'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', system-ui, sans-serif";

export const typeSizes = {
  phone: [12, 14, 16, 20, 28],
  terminal: [18, 22, 28, 44],
  desk: [12, 13, 14, 18, 28],
} as const;

export const radius = 8;
export const sheetRadius = 12;
export const shadow = '0 4px 16px rgba(31, 27, 22, 0.08)';
export const motionMs = 180;
export const targetMin = { phone: 44, terminal: 64 } as const;

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, '安卓'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

const first = (list: typeof browsers, text: string): string[] =>
  list
    .filter(([pattern]) => pattern.test(text))
    .map(([, name]) => name)
    .slice(0, 1);

/** What a session is used on, as its owner would say it: `Chrome · Windows`; another program by the first word of its name. */
export const deviceText = (userAgent = ''): string => {
  const named = [...first(browsers, userAgent), ...first(systems, userAgent)];
  if (named.length > 0) return named.join(' · ');
  return /^[\w.-]{1,40}/.exec(userAgent)?.[0] ?? '未知设备';
};

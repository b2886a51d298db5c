/** The first character in pinyin order of each initial; none begins with i, u or v. */
const firsts: readonly (readonly [initial: string, first: string])[] = [
  ...([['a', '阿'], ['b', '八'], ['c', '嚓'], ['d', '哒'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '讥']] as const), // prettier-ignore
  ...([['k', '咔'], ['l', '垃'], ['m', '痳'], ['n', '拏'], ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '扨']] as const), // prettier-ignore
  ...([['t', '它'], ['w', '穵'], ['x', '夕'], ['y', '丫'], ['z', '帀']] as const), // prettier-ignore
];
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin');

/** `招牌鸭脖` → `zpyb`; what is not Chinese stays. A character that is read in several ways has its commonest initial. */
export const initialsOf = (text: string): string =>
  [...text.toLowerCase()]
    .map((sign) => (/\p{Script=Han}/u.test(sign) ? (firsts.findLast(([, first]) => byPinyin.compare(first, sign) <= 0)?.[0] ?? '') : sign))
    .join('');

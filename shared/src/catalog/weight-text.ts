const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const jinGrams = 500;
const liangGrams = 50;

/** A weight as people say it at the counter: 半斤 250g, 一斤半 750g, 三两 150g; other weights in grams alone. */
export const weightText = (grams: number): string => {
  const spoken = spokenWeight(grams);
  return spoken === null ? `${grams}g` : `${spoken} ${grams}g`;
};

const spokenWeight = (grams: number): string | null => {
  const jin = Math.floor(grams / jinGrams);
  const rest = grams % jinGrams;
  if (grams <= 0 || jin > 10) return null;
  if (rest === 0) return `${jin === 2 ? '两' : numerals[jin]}斤`;
  if (rest === jinGrams / 2) return jin === 0 ? '半斤' : `${numerals[jin]}斤半`;
  if (jin > 0 || rest % liangGrams !== 0) return null;
  const liang = rest / liangGrams;
  return `${liang === 2 ? '二' : numerals[liang]}两`;
};

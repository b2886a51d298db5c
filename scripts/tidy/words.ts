import type { SourceFile } from './files.ts';

/** Words of docs/words.md that stand for two things, or things that have two words. Rows read `| 门店 | store | … |`. */
export const ambiguousWords = (files: readonly SourceFile[]): string[] => {
  const text = files.find(({ path }) => path === 'docs/words.md')?.text ?? '';
  const rows = [...text.matchAll(/^\| *([^|]+?) *\| *([^|]+?) *\|/gm)].map(([, chinese, english]) => ({
    chinese: chinese!,
    english: english!,
  }));
  const terms = rows.filter(({ chinese }) => /\p{Script=Han}/u.test(chinese));
  return terms
    .filter((one) => terms.some((other) => other !== one && (other.chinese === one.chinese || other.english === one.english)))
    .map(({ chinese, english }) => `docs/words.md: ${chinese} ${english}`);
};

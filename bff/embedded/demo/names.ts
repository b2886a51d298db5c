import type { Chance } from './seeded.ts';

/** The commonest surnames first, as often as they are drawn (the list is longer where the name is common). */
const surnames = [
  ...'王王王李李李张张张刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江',
];
const womensNames =
  '秀英 桂兰 丽华 玉梅 海燕 小红 艳萍 晓燕 丽娟 雪梅 文静 婷婷 佳怡 欣怡 雨桐 梦洁 思琪 美玲 春花 慧敏 小芳 亚楠 玲玲 淑珍 彩霞'.split(' ');
const mensNames =
  '建国 志强 建华 国庆 海波 文斌 小军 志勇 明辉 浩然 俊杰 子轩 伟东 家豪 永强 建平 春生 国平 立新 晓峰 宏伟 凯 磊 勇 鹏'.split(' ');

/** An ordinary name that nobody would take for one person in particular. */
export const personName = (chance: Chance): string => chance.pick(surnames) + chance.pick(chance.perMille(550) ? womensNames : mensNames);

/** A number of the right shape with 0000 in its middle, plainly made up. */
export const mobileNumber = (chance: Chance): string =>
  `${chance.pick(['138', '139', '150', '159', '186', '188'])}0000${fourDigits(chance)}`;

/** `0791-8000xxxx`, or `0734-800xxxx` where the area has seven digits: plainly made up. */
export const fixedNumber = (chance: Chance, dialling: string, digits: 7 | 8): string =>
  `${dialling}-${digits === 8 ? '8000' : '800'}${fourDigits(chance)}`;

const companyWords =
  '鑫旺 恒盛 味佳 顺达 宏泰 福满堂 万家鲜 禾丰 聚源 同兴 赣味 鼎香 金湖 泰和 明月 四季鲜 长丰 裕民 众信 瑞丰 百福 天和 宝源 汇丰源 喜来 康源 兴隆 永顺 大有 春晖'.split(
    ' ',
  );

/** A company or a sole trader with a city's name before it, as licences have it: `赣州市禾丰餐饮管理有限公司`. */
export const businessName = (chance: Chance, city: string): string => {
  const word = chance.pick(companyWords);
  return chance.perMille(650)
    ? `${city.replace('市', '')}${word}${chance.pick(['餐饮管理有限公司', '食品有限公司', '商贸有限公司', '餐饮服务有限公司'])}`
    : `${city}${word}${chance.pick(['卤味店', '食品经营部', '熟食店', '餐饮店'])}（个体工商户）`;
};

const fourDigits = (chance: Chance): string => String(chance.between(0, 9999)).padStart(4, '0');

import { henan, heilongjiang, jilin, liaoning } from './central-northeast.ts';
import { fujian, guangxi, hainan } from './fujian-hainan-guangxi.ts';
import type { City } from './gazetteer.ts';
import { guangdong } from './guangdong.ts';
import { hubei, hunan } from './hunan-hubei.ts';
import { anhui, jiangsu } from './jiangsu-anhui.ts';
import { jiangxi } from './jiangxi.ts';
import { beijing, hebei, neimenggu, shandong, shanxi, tianjin } from './north.ts';
import { chongqing, gansu, guizhou, ningxia, qinghai, shaanxi, sichuan, xinjiang, xizang, yunnan } from './west.ts';
import { shanghai, zhejiang } from './zhejiang-shanghai.ts';

/**
 * The cities of the demo chain, home first, then outwards. Places are the seats of city and district government or the middle of
 * the built-up area; the names of roads, malls and neighbourhoods are real, the stores at them are not.
 */
export const cities: readonly City[] = [
  ...[jiangxi, guangdong, hunan, hubei, zhejiang, jiangsu, shanghai, fujian, anhui, henan, guangxi, hainan],
  ...[beijing, tianjin, hebei, shanxi, neimenggu, shandong, liaoning, jilin, heilongjiang],
  ...[chongqing, sichuan, guizhou, yunnan, xizang, shaanxi, gansu, qinghai, ningxia, xinjiang],
].flat();

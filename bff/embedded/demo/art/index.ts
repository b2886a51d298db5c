import { beanCurdPictures } from './bean-curd.ts';
import { chickenPictures } from './chicken.ts';
import { comboPictures } from './combos.ts';
import { drinkPictures } from './drinks.ts';
import { duckPictures } from './duck.ts';
import { eggPictures } from './eggs.ts';
import { giftBoxPictures } from './gift-boxes.ts';
import { giftPictures } from './gifts.ts';
import { meatPictures } from './meat.ts';
import { seafoodPictures } from './seafood.ts';
import { staplePictures } from './staples.ts';
import { vegetablePictures } from './vegetables.ts';

const foods: ReadonlyMap<string, () => string> = new Map(
  [
    duckPictures,
    chickenPictures,
    meatPictures,
    vegetablePictures,
    beanCurdPictures,
    eggPictures,
    seafoodPictures,
    staplePictures,
    drinkPictures,
    giftBoxPictures,
    giftPictures,
  ].flatMap(Object.entries),
);

const drawings: ReadonlyMap<string, () => string> = new Map([...foods, ...Object.entries(comboPictures((key) => foods.get(key)!()))]);

/** The keys of all pictures: the `picture` keys of the products and combos. */
export const pictureKeys: readonly string[] = [...drawings.keys()];

/** A product's picture as an SVG, 800 × 800, drawn for this project: flat, warm, without a word in it. */
export const demoPicture = (productKey: string): string => {
  const draw = drawings.get(productKey);
  if (!draw) throw new RangeError(`no picture is drawn for ${productKey}`);
  return draw();
};

export { catalogModule } from './catalog.routes.ts';
export { menuChanged } from './menu-version.ts';
export { askSaleSkus, readSaleSkus, type SaleSku } from './read-sale-skus.ts';
export { readNamedById, readNamedSkus, type NamedSku } from './read-named-skus.ts';
export { readShelf, type ShelfSku } from './read-shelf.ts';
export { switchSoldOut } from './set-sold-out.ts';
export { openPicture } from './picture/open-picture.ts';
export { turnsOf } from './picture/turns-of.ts';

export { demoPicture, pictureKeys } from './art/index.ts';
export { emptyState, logo, storeFront } from './art/scenes.ts';
export { demoChain } from './chain.ts';
export { brandName, demoPlaces } from './home.ts';
export { demoPeople } from './people.ts';
export { pictureWidths, renderPicture } from './render-picture.ts';
export type * from './types.ts';

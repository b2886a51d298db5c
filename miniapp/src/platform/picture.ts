import { apiBase } from './config.ts';

/** The address of a product's picture: 176 for rows (88 px drawn), 640 for the sheet. */
export const pictureUrl = (key: string, width: 176 | 640): string => `${apiBase}/pictures/${encodeURIComponent(key)}-${width}.webp`;

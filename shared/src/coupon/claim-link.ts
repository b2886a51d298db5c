const signs = String.raw`(?:[\w.!~*'()-]|%[0-9A-Fa-f]{2}){1,300}`;
const form = new RegExp(`/c/(${signs})$`);

/** Where a claim code is received by opening or scanning it: below the address of the shop. */
export const claimPath = (code: string): string => `/c/${encodeURIComponent(code)}`;

/** The claim code of such a link, escaped as it stands there; null: it is none. */
export const claimCodeIn = (link: string): string | null => form.exec(link)?.[1] ?? null;

/** The version that a page was built as; the build writes it into its head. Null: it has none. */
export const versionOf = (page: Pick<Document, 'querySelector'>): string | null =>
  page.querySelector('meta[name="version"]')?.getAttribute('content') ?? null;

/** The version that the page may change over to without anybody saying so. Null: none. */
export const versionByItself = (found: { readonly version: string; readonly byItself: boolean } | null): string | null =>
  found?.byItself === true ? found.version : null;

/** Where the server has a version of the terminal's page, if its build was kept. */
export const addressOf = (version: string): string => `/terminal/${version}/`;

/** Whether the server has that version: what it answers there says so itself. */
export const isServed = async (version: string): Promise<boolean> => {
  try {
    const answer = await fetch(addressOf(version), { cache: 'no-store' });
    return answer.ok && versionOf(new DOMParser().parseFromString(await answer.text(), 'text/html')) === version;
  } catch {
    return false;
  }
};

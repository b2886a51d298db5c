/**
 * Where the API is. The web is served by the same origin; WeChat needs the whole address, put in at build
 * (`TARO_APP_API_BASE`, see `.env.production`). The only reader of `process.env`.
 */
export const apiBase: string = process.env.TARO_ENV === 'h5' ? '' : (process.env.TARO_APP_API_BASE ?? '');

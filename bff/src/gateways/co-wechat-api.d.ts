/** What we use of co-wechat-api 3.11, which ships no types. Every method of it goes through `request`. */
declare module 'co-wechat-api' {
  export type SdkToken = { accessToken: string; expireTime: number };
  export type SdkRequest = { method?: string; data?: string; headers?: Record<string, string> };

  export default class API {
    constructor(
      appid: string,
      appsecret: string,
      getToken?: () => Promise<SdkToken | null>,
      saveToken?: (token: SdkToken | null) => Promise<void>,
    );
    appid: string;
    appsecret: string;
    prefix: string;
    snsPrefix: string;
    wxaPrefix: string;
    request(url: string, options?: SdkRequest, retry?: number): Promise<unknown>;
    getAccessToken(): Promise<SdkToken>;
    ensureAccessToken(): Promise<SdkToken>;
    code2Session(code: string): Promise<unknown>;
    getCode(code: string, cardId?: string): Promise<unknown>;
  }
}

/** The two calls of WeChat that Taro's types do not have; both are absent in old versions of WeChat. */
declare const wx: {
  onNeedPrivacyAuthorization?: (ask: (resolve: (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void) => void) => void;
  openPrivacyContract?: (options: object) => unknown;
};

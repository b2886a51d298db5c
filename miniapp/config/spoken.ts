/** What Taro's weapp templates leave out: how a view is read out. The same words, in the same order, as in `spoken.weapp.ts`. */
const spokenView = { View: { 'aria-role': '', 'aria-label': '' } };

type Platform = { template: { mergeComponents(context: unknown, components: object): void } };
type Context = { registerMethod(method: { name: string; fn: (platform: Platform) => void }): void };

/** A Taro plugin: the templates built for WeChat carry a view's role and label. */
export default (context: Context): void =>
  context.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => {
      if (process.env.TARO_ENV === 'weapp') platform.template.mergeComponents(context, spokenView);
    },
  });

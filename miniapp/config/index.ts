import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const platform = process.env.TARO_ENV || 'weapp';

/** Where the H5 dev server finds the bff. Builds need none: page and API share one origin. */
const bff = process.env['MENDIAN_BFF_URL'] || 'http://127.0.0.1:8080';

/** `shared` is TypeScript: it is compiled with the app's own source. */
const compile = { include: [path.resolve(__dirname, '..', '..', 'shared')] };

/** npm may nest it under miniapp/, where Taro's own packages (hoisted) do not look. */
const reactPlugin = path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json'));

type Chain = { merge(options: object): void };
/** `extensionAlias`: packages written for Node name their TypeScript files `.js`. */
const webpackChain = (chain: Chain): void => {
  chain.merge({ resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] }, alias: { '@tarojs/plugin-framework-react': reactPlugin } } });
};

export default defineConfig<'webpack5'>({
  projectName: 'mendian',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  // What is watched is written apart: Taro empties its output first, and `dist/h5` is what the server hands out meanwhile.
  outputRoot: process.env['NODE_ENV'] === 'development' ? `dist/dev-${platform}` : `dist/${platform}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [path.resolve(__dirname, 'spoken.ts')],
  mini: { compile, webpackChain, miniCssExtractPluginOption: { ignoreOrder: true } },
  h5: {
    compile,
    webpackChain,
    publicPath: '/m/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    devServer: { host: '127.0.0.1', open: false, proxy: [{ context: ['/api', '/pictures'], target: bff, ws: true }] },
    miniCssExtractPluginOption: { ignoreOrder: true },
    // One px drawn is one px shown at every width: a phone in a frame on a desk is still 375 wide.
    postcss: { pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 20, maxRootSize: 20 } } },
  },
});

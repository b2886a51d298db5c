const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
/** Tests and what is only for them may reach further. */
const test = '(\\.test|\\.test-data|-for-tests)\\.tsx?$';

/** Which way dependencies point (docs/architecture.md). Each rule says why; `npm test -- --only dependencies` runs them. */
module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle means two files are one idea, or one idea is in the wrong place.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule('everything-resolves', 'An import that leads nowhere fails only when its line is reached.', {}, { couldNotResolve: true }),
    rule(
      'packages-are-declared',
      'A package that only somebody else asked for is gone when they no longer do.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'shared-stands-alone',
      'shared is vocabulary and pure rules: it knows no app and no runtime.',
      { path: '^shared/src', pathNot: test },
      { pathNot: ['^shared/src', 'node_modules/valibot'] },
    ),
    rule(
      'kernel-knows-no-domain',
      'The kernel is what every domain is made of.',
      { path: '^shared/src/kernel', pathNot: test },
      { path: '^shared/src/(?!kernel)' },
    ),
    rule(
      'apps-do-not-meet',
      'bff, admin-web and miniapp meet only in shared.',
      { path: '^(bff|admin-web|miniapp)/src' },
      { path: '^(bff|admin-web|miniapp|scripts)/', pathNot: ['^$1/', 'node_modules'] },
    ),
    rule(
      'platform-knows-no-module',
      'Cross-cutting code must not know what it cuts across.',
      { path: '^bff/src/platform' },
      { path: '^bff/src/(?!platform)' },
    ),
    rule(
      'gateways-know-no-module',
      'A gateway translates for the outside world and nothing else.',
      { path: '^bff/src/gateways', pathNot: test },
      { path: '^bff/src/(?!gateways|platform)' },
    ),
    rule(
      'modules-meet-at-the-door',
      'Another module is entered through its index.ts, never past it.',
      { path: '^bff/src/modules/([^/]+)/', pathNot: test },
      { path: '^bff/src/modules/([^/]+)/', pathNot: ['^bff/src/modules/$1/', '/index\\.ts$'] },
    ),
    rule(
      'wiring-enters-by-the-door',
      'What a module shows, its index.ts shows.',
      { path: '^bff/src/[^/]+\\.ts$' },
      { path: '^bff/src/modules/[^/]+/(?!index\\.ts$)' },
    ),
    rule(
      'http-and-databases-stay-at-the-edge',
      'A use case is given what it needs: only platform and the wiring know Koa, Sequelize and Redis.',
      { path: '^bff/src/modules', pathNot: test },
      { path: 'node_modules/(@types/)?(koa|@koa|koa__router|ioredis|sequelize|mysql2|better-sqlite3)/' },
    ),
    rule(
      'src-runs-without-demo',
      'What a chain runs knows nothing of the sandbox, the demo or the tests.',
      { path: '^bff/src', pathNot: test },
      { path: '^bff/(sandbox|embedded|relay|test|bench)/' },
    ),
    rule(
      'sandbox-plays-the-outside',
      'The sandbox stands for WeChat: it shares no code with what is tested against it, so a mistake cannot cancel itself out.',
      { path: '^bff/sandbox', pathNot: test },
      { path: '^(bff/(src|embedded|bench)|admin-web|miniapp)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'relay-stands-alone',
      'The print relay runs in a store and knows the server only by its contracts.',
      { path: '^bff/relay', pathNot: test },
      { path: '^(bff/(?!relay)|admin-web|miniapp)' },
    ),
    rule(
      'features-do-not-meet',
      'Features are composed by app and pages; they do not know each other.',
      { path: '^(admin-web|miniapp)/src/features/([^/]+)/', pathNot: test },
      { path: '^(admin-web|miniapp)/src/features/', pathNot: '^$1/src/features/$2/' },
    ),
    rule(
      'views-do-not-reach-up',
      'Shared ui and platform are used by features, pages and app, and know none of them.',
      { path: '^(admin-web|miniapp)/src/(ui|platform)' },
      { path: '^(admin-web|miniapp)/src/(features|pages|app)/' },
    ),
    rule(
      'ui-knows-no-server',
      'Buttons, tables and forms know no domain and call nobody.',
      { path: '^admin-web/src/ui' },
      { path: '^admin-web/src/platform/(call|session|feed)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts', '.weapp.ts', '.h5.ts', '.weapp.tsx', '.h5.tsx'],
    },
  },
};

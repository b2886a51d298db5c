export default {
  extensions: { ts: 'module' },
  files: ['shared/src/**/*.test.ts', 'bff/**/*.test.ts', 'scripts/**/*.test.ts', '{admin-web,miniapp}/{src,test}/**/*.test.ts'],
  timeout: '5m',
  // A process for each file: threads that end while others compile can bring V8 down ("Check failed: jit_page.has_value()").
  workerThreads: false,
};

import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Length is what makes a reader lose the thread: docs/style.md, "Shape". */
const shape = {
  'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: true }],
};

const always = {
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-else-return': 'error',
  'object-shorthand': 'error',
  'no-console': 'off',
  'no-restricted-syntax': [
    'error',
    {
      selector: ':matches(ClassDeclaration, ClassExpression)[superClass=null]',
      message: 'Write functions and plain data. A class is only for what must extend one: an error, or a class of an SDK.',
    },
  ],
  ...shape,
};

/** What the compiler does not say, and what has cost money elsewhere: promises nobody waits for, and values nobody typed. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-implied-eval': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // The compiler does these itself, and better; a schema and the type it stands for share one name.
  'no-redeclare': 'off',
  'no-undef': 'off',
  'no-unused-vars': 'off',
};

const inNode = Object.fromEntries(
  [
    'console',
    'process',
    'module',
    'URL',
    'AbortController',
    'Buffer',
    'fetch',
    'performance',
    'setTimeout',
    'setInterval',
    'clearInterval',
    'clearTimeout',
  ].map((name) => [name, 'readonly']),
);
const inBrowser = Object.fromEntries(
  [
    'window',
    'document',
    'location',
    'fetch',
    'console',
    'URL',
    'URLSearchParams',
    'EventSource',
    'WebSocket',
    'setTimeout',
    'setInterval',
    'clearInterval',
    'clearTimeout',
    'history',
    'localStorage',
    'sessionStorage',
    'navigator',
    'FormData',
    'HTMLElement',
    'Option',
  ].map((name) => [name, 'readonly']),
);

const inWorker = Object.fromEntries(['self', 'caches', 'fetch', 'URL', 'AbortSignal', 'Response'].map((name) => [name, 'readonly']));

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.mendian/', '.swc/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: always },
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: inNode } },
  { files: ['bff/**/{page,desk}/**/*.js'], languageOptions: { globals: inBrowser } },
  { files: ['admin-web/public/**/sw.js'], languageOptions: { globals: inWorker } },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: typed,
  },
  // Servers write to the log they are given, clients tell people; only a command prints.
  {
    files: ['{bff,shared,admin-web,miniapp}/src/**/*.{ts,tsx}'],
    ignores: ['bff/src/cli*.ts', '**/*.test.ts'],
    rules: { 'no-console': 'error' },
  },
  // A migration is a list of tables, read once; a declaration file says what others wrote.
  {
    files: ['bff/migrations/**', '**/*.d.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['{admin-web,miniapp}/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
);

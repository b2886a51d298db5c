import react from '@vitejs/plugin-react';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where `vite` finds the bff while developing. The build needs none: page and API share one origin. */
const bff = process.env['MENDIAN_BFF_URL'] ?? 'http://127.0.0.1:8080';

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };

/** The scripts and styles of the terminal, with all that they import: what its worker keeps (src/app/terminal/keep-page.ts). */
const filesOf = (bundle: Rolldown.OutputBundle): string[] => {
  const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = chunks.get(name);
    if (chunk === undefined || files.has(name)) return;
    files.add(name);
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) files.add(file);
    for (const imported of [...chunk.imports, ...chunk.dynamicImports]) visit(imported);
  };
  for (const { fileName, isEntry, name } of chunks.values()) if (isEntry && name === 'terminal') visit(fileName);
  return [...files].map((file) => `/${file}`).sort();
};

/**
 * Each page says which version it is, and the terminal's lies a second time under its version: builds that are copied over one
 * another stay side by side, so that a staged release reaches some terminals while the others keep the version they have.
 */
const versioned: Plugin = {
  name: 'versioned',
  transformIndexHtml: () => [{ tag: 'meta', attrs: { name: 'version', content: version }, injectTo: 'head' }],
  writeBundle: (_, bundle) => {
    cpSync(at('dist/terminal/index.html'), at(`dist/terminal/${version}/index.html`));
    writeFileSync(at(`dist/terminal/${version}/files.json`), JSON.stringify(filesOf(bundle)));
  },
};

export default defineConfig({
  root: at('.'),
  base: '/',
  plugins: [react(), versioned],
  // The root of the workspaces holds React 18 for the mini-program; this app and its libraries take React 19 from here.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: { terminal: at('terminal/index.html'), merchant: at('admin/index.html'), hq: at('admin/hq/index.html') } },
  },
  server: { proxy: { '/api': { target: bff, ws: true }, '/pictures': bff } },
});

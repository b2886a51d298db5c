import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type Router from '@koa/router';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import { openApiDocument } from './openapi.ts';

/** Swagger UI comes from its npm package: the page asks no other host for anything. */
const folder = path.dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
const files: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
};

/** No inline script, nothing from elsewhere; Swagger UI sets styles on elements and carries its icons as data. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** `/openapi.json` and the page that shows it, `/docs`. The document is made when it is first asked for. */
export const apiPage = (router: Router, endpoints: readonly Endpoint[]): void => {
  let bytes: string | null = null;
  router.get('/openapi.json', (koa) => {
    bytes ??= JSON.stringify(openApiDocument(endpoints));
    koa.type = 'application/json';
    koa.set('cache-control', 'no-cache');
    koa.body = bytes;
  });
  router.get('/docs', (koa) => {
    koa.set('content-security-policy', contentSecurityPolicy);
    koa.type = 'text/html';
    koa.body = page;
  });
  router.get('/docs/start.js', (koa) => {
    koa.type = 'text/javascript';
    koa.body = start;
  });
  for (const [name, type] of Object.entries(files))
    router.get(`/docs/${name}`, async (koa) => {
      koa.type = type;
      koa.set('cache-control', 'public, max-age=86400');
      koa.body = await readFile(path.join(folder, name));
    });
};

const page = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>门店 Mendian 接口</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="page"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: true,
  validatorUrl: null,
});
`;

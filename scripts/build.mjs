import './bootstrap/refuse-old-node.mjs';

const help = `npm run build     builds for production: mini-program (weapp), H5, admin-web; says what went where

  --help        this text

TARO_APP_API_BASE is the https address at which the mini-program reaches the server.
The server has no build step; its image is made with: docker build --tag mendian .`;

import('./bootstrap/enter.mjs').then(({ enter }) => enter({ help, table: {}, main: 'build/main.ts' }));

# The server: HTTP, feed and workers, with the built H5 and admin-web. The bff runs from its TypeScript source: Node 24 strips the types.
# Workspaces stay what they are (symlinks), because Node strips no types under node_modules.

FROM node:24-bookworm AS clients
WORKDIR /mendian
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY bff/package.json bff/
COPY admin-web/package.json admin-web/
COPY miniapp/package.json miniapp/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build:h5 -w miniapp && npm run build -w admin-web

FROM node:24-bookworm-slim
# With the compiled code kept, the server is ready in half the time and holds 20 MB less. On a large machine V8 lets what is young grow
# to 128 MB and keeps them; with 16 MB a half, idle memory is 20 MB less and an order costs the same.
ENV NODE_ENV=production WEB_DIR=/mendian/web FILES_DIR=/files NODE_COMPILE_CACHE=/mendian/compiled NODE_OPTIONS=--max-semi-space-size=16
WORKDIR /mendian
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY bff/package.json bff/
# Without the demonstration its commands are those of the server itself.
RUN npm pkg set scripts.bff="node bff/src/cli.ts"
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund --workspace shared --workspace bff
COPY shared/src shared/src
COPY bff/src bff/src
COPY bff/migrations bff/migrations
COPY --from=clients /mendian/miniapp/dist/h5 web/h5
COPY --from=clients /mendian/admin-web/dist web/admin-web
RUN mkdir /files compiled && chown node /files compiled
USER node
RUN node --input-type=module -e "await import('./bff/src/main.ts')"
EXPOSE 8080
CMD ["node", "bff/src/cli.ts"]

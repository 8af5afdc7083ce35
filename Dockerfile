# Graph Triage as a container. docs/deploy.md says how to run it.
# This file was not built by the CI of this repository, which has no container engine. test/container.test.ts checks what can be checked without one:
# it puts together what the last stage copies, and starts it.

FROM node:24-slim AS build
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY locales ./locales
COPY src ./src
COPY web ./web
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /app
# With HOST set, a container without MicrosoftAppId does not start, instead of listening where nobody reaches it.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3978 \
    DATABASE_URL=sqlite:/data/graph-triage.db
COPY package.json ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY cards ./cards
COPY locales ./locales
# The only folder that is written to: the file system may be read-only otherwise. The link serves an env file with an empty DATABASE_URL,
# which means data/graph-triage.db.
RUN mkdir /data && chown node:node /data && ln -s /data /app/data
VOLUME /data
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/index.js"]

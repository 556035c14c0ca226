# Two images out of one build: `site` serves pages, `worker` runs what follows from them and brings the tables up to date.
#   docker build --target site -t lectern-site .
#   docker build --target worker -t lectern-worker .
# Both run as a user without rights, on a root file system that may be read-only, and hold no secret: see docs/operating.md.

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund

FROM dependencies AS build
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 LECTERN_STANDALONE=1
COPY . .
RUN npm run build

FROM dependencies AS production-dependencies
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim AS runtime
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 LECTERN_DATA=/data LECTERN_CACHE=/data/cache
RUN mkdir -p /data && chown node:node /data
WORKDIR /app

FROM runtime AS site
ENV HOSTNAME=0.0.0.0 PORT=3000 KEEP_ALIVE_TIMEOUT=75000 LECTERN_DRAIN_SECONDS=5
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/public ./public
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The options are those of engines/site-memory.ts.
CMD ["node", "--max-semi-space-size=32", "--no-allocation-site-pretenuring", "--use-largepages=silent", "server.js"]

FROM runtime AS worker
ENV TSX_TSCONFIG_PATH=/app/tsconfig.json
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY . .
USER node
VOLUME /data
CMD ["node", "--import", "tsx", "cli/worker.ts"]

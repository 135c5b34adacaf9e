# One image for all services and the gateway: `command` in docker-compose.yml says which one runs.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY scripts scripts
COPY apps apps
COPY libs libs
COPY data data
RUN node scripts/run.mjs build

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4600
COPY --from=build --chown=node:node /app /app
USER node
STOPSIGNAL SIGTERM
EXPOSE 4600
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=20 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/audit/main.js"]

# One image for all services: `command` in docker-compose.yml says which one runs.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY scripts scripts
COPY apps apps
COPY libs libs
COPY data data
RUN node scripts/run.mjs build

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build --chown=node:node /app /app
USER node
STOPSIGNAL SIGTERM
CMD ["node", "dist/apps/audit/main.js"]

# One image for all four emulators; the command names the one to run.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# The build itself runs below, once the sources are there.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY emulators emulators
COPY contracts contracts
COPY schemas schemas
# The code cache is made by the very Node.js that will use it.
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build --chown=root:root /build/dist /emulators
USER node
WORKDIR /emulators
EXPOSE 4001 4002 4003 4004
ENTRYPOINT ["node", "boot.mjs"]
CMD ["t24"]

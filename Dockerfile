# The connector API for Container Apps or any other place that runs containers. On Azure Functions it needs no image.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends clang zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/AcsConnector.Api -o /publish

# What a native .NET binary needs (C library, OpenSSL, root certificates), and neither a shell nor a package manager.
# The same release of Ubuntu as above: a binary needs a C library as new as the one it was linked with.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /publish/AcsConnector.Api ./
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# Not root. The image sets the number.
USER $APP_UID
# No HEALTHCHECK: it would need a program in the image to ask with. Container Apps and Kubernetes ask from outside.
ENTRYPOINT ["/app/AcsConnector.Api"]

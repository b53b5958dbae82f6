# The connector API for Container Apps or any other place that runs containers. On Azure Functions it needs no image.
# The base images, each with the version it was chosen at. To pin a digest, or take a newer one: docs/deploy.md.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0.401-noble
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0.12-noble-chiseled

FROM $SDK_IMAGE AS build
WORKDIR /source
COPY . .
# For the processor this image is built on: what is compiled ahead is machine code.
RUN dotnet publish src/AcsConnector.Api --arch "$(dpkg --print-architecture)" -o /publish

# ASP.NET Core and what it needs (C library, OpenSSL, root certificates), and neither a shell nor a package manager.
FROM $RUNTIME_IMAGE
WORKDIR /app
COPY --from=build /publish ./
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# Not root. The image sets the number.
USER $APP_UID
# No HEALTHCHECK: it would need a program in the image to ask with. Container Apps and Kubernetes ask from outside.
ENTRYPOINT ["dotnet", "AcsConnector.Api.dll"]

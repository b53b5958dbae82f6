using AcsConnector.Api.Service;

namespace AcsConnector.Api.Access;

/// <summary>The server's own resource, as callers with an API key or a Microsoft Entra account reach it.</summary>
internal sealed record ServersResource(IAcsIdentityClient Client, string SignIn);

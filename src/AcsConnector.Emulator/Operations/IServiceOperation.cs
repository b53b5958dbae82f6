using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Operations;

/// <summary>One call of the service. <see cref="ServicePipeline"/> has authenticated it before <see cref="HandleAsync"/> runs.</summary>
internal interface IServiceOperation
{
    /// <summary>The operation's name; faults are asked for by it.</summary>
    string Name { get; }

    string Method { get; }

    string Pattern { get; }

    bool IsIn(ApiVersion version);

    Callers Callers => Callers.Service;

    /// <summary>A path of another product: its versions are not those of this service.</summary>
    bool IsOfAnotherProduct => false;

    /// <summary>The header api-supported-versions: the versions of the route, not of the method (recorded on GET).</summary>
    string SupportedVersions => ApiVersion.AcceptedList;

    /// <exception cref="ServiceException">The error to return.</exception>
    Task<ServiceResponse> HandleAsync(ServiceCall call);
}

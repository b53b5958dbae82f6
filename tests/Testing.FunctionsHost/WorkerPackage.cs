using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AcsConnector.Testing.Hosting;

/// <summary>A folder as <c>dotnet publish</c> leaves it, and how a Functions host starts what is in it.</summary>
public sealed class WorkerPackage
{
    private readonly JsonNode _description;

    public WorkerPackage(string folder)
    {
        Folder = Path.GetFullPath(folder);
        _description = Read("worker.config.json")["description"]!;
        RoutePrefix = Read("host.json")["extensions"]?["http"]?["routePrefix"]?.GetValue<string>() ?? "api";
    }

    public string Folder { get; }

    /// <summary>What stands before every function's route.</summary>
    public string RoutePrefix { get; }

    internal ProcessStartInfo Start(Uri rpc, string workerId, IReadOnlyDictionary<string, string> environment)
    {
        var program = _description["defaultExecutablePath"]!.GetValue<string>();
        if (program == "dotnet")
            program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? program;
        var start = new ProcessStartInfo(
            program.Replace("{WorkerRoot}", Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal),
            [
                _description["defaultWorkerPath"]!.GetValue<string>(),
                "--functions-uri", $"{rpc}",
                "--functions-worker-id", workerId,
                "--functions-request-id", $"{Guid.NewGuid()}",
                "--functions-grpc-max-message-length", $"{int.MaxValue}",
            ])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // What the images of the Functions host set for themselves and hand on, and then what they set for the worker.
        start.Environment["ASPNETCORE_URLS"] = "http://+:80";
        start.Environment["ASPNETCORE_CONTENTROOT"] = "/azure-functions-host";
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = Folder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = Folder;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;
}

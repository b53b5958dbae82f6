using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Api.Service;

/// <summary>The system's certificate authorities, read while the server starts. Otherwise the first call of the service waits for them.</summary>
public static partial class TrustedRoots
{
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";

    /// <summary>
    /// Debian, Ubuntu and Alpine have every authority twice: in one file, and in a folder with a file for each. .NET reads both, and
    /// the folder takes more than half of the time. So the file alone is read, unless the operator said what to read.
    /// </summary>
    public static void Load()
    {
        if (OperatingSystem.IsLinux() && File.Exists(Bundle) && !IsSet("SSL_CERT_FILE") && !IsSet("SSL_CERT_DIR"))
        {
            // OpenSSL's own variables. .NET asks the C library for them, which does not see what Environment sets.
            SetEnvironmentVariable("SSL_CERT_FILE", Bundle, 1);
            SetEnvironmentVariable("SSL_CERT_DIR", "/dev/null", 1); // No folder; an empty value would mean the usual one.
        }

        _ = Task.Run(() =>
        {
            using var authorities = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
            return authorities.Certificates.Count;
        });
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is not null;

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}

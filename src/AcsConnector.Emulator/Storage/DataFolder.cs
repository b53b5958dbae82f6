using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Storage;

/// <summary>The files an emulator keeps: its identities, its certificate and its keys.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode ForTheOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForEveryone = ForTheOwner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly string _path;
    private FileStream? _lock;

    /// <exception cref="EmulatorStartException">The folder cannot be made or written.</exception>
    public DataFolder(EmulatorOptions options)
    {
        _path = Path.GetFullPath(options.DataFolder);
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(_path);
            else
                Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorStartException($"The data folder '{_path}' cannot be used: {Sentence(e)} Choose another with --data.", e);
        }
    }

    public string Database => Path.Combine(_path, "identities.db");

    /// <summary>The certificate alone, as PEM: what other programs are told to trust.</summary>
    public string LocalhostCertificate => Path.Combine(_path, "localhost.pem");

    /// <summary>Keeps a second emulator off the identities. The system lets go of the lock when the process ends, however it ends.</summary>
    /// <exception cref="EmulatorStartException">Another emulator has the folder.</exception>
    public void TakeIdentities()
    {
        var path = Path.Combine(_path, "identities.lock");
        try
        {
            _lock = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (MeansInUse(e))
        {
            throw new EmulatorStartException(
                $"Another emulator is using the data folder '{_path}'. Stop it, or choose another folder with --data, or use --in-memory.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorStartException($"The data folder '{_path}' cannot be written: {Sentence(e)} Choose another with --data.", e);
        }
    }

    public bool HasTokenSigningCertificate => File.Exists(KeyFile("token-signing"));

    public X509Certificate2 LoadOrMakeTokenSigningCertificate() => LoadOrMake("token-signing", SelfMadeCertificate.ForTokens);

    /// <summary>The certificate for https, with its key. A new one takes the place of one that is about to expire.</summary>
    public X509Certificate2 LoadOrMakeLocalhostCertificate()
    {
        var certificate = LoadOrMake("localhost", SelfMadeCertificate.ForLocalhost);
        var pem = certificate.ExportCertificatePem() + "\n";
        try
        {
            if (!File.Exists(LocalhostCertificate) || File.ReadAllText(LocalhostCertificate) != pem)
                WriteWhole(LocalhostCertificate, pem, ForEveryone, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeUsed(LocalhostCertificate, e);
        }

        // Windows' TLS takes keys from a store only; reading the certificate from PKCS #12 puts it there for this process.
        return OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null)
            : certificate;
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>Certificate and key share one file. Files appear whole or not at all: two emulators may start at once.</summary>
    private X509Certificate2 LoadOrMake(string name, Func<X509Certificate2> make)
    {
        var path = KeyFile(name);
        try
        {
            if (!File.Exists(path))
                Write(path, make, overwrite: false);

            var loaded = Load(path);
            if (loaded.NotAfter > DateTime.Now.AddDays(7))
                return loaded;

            loaded.Dispose();
            Write(path, make, overwrite: true);
            return Load(path);
        }
        catch (CryptographicException e)
        {
            throw new EmulatorStartException($"The file '{path}' is damaged: {Sentence(e)} Delete it to have a new one made.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeUsed(path, e);
        }
    }

    /// <summary>By the system's error number; a read-only disk, a full one and others are IOExceptions as well.</summary>
    private static bool MeansInUse(IOException e) => (e.HResult & 0xFFFF) ==
        (OperatingSystem.IsWindows() ? 32 /* ERROR_SHARING_VIOLATION */ : OperatingSystem.IsMacOS() ? 35 : 11 /* EWOULDBLOCK */);

    /// <summary>Some of the system's messages end in a full stop, some in a path.</summary>
    private static string Sentence(Exception e) => $"{e.Message.TrimEnd('.')}.";

    private string KeyFile(string name) => Path.Combine(_path, $"{name}.key.pem");

    private static EmulatorStartException CannotBeUsed(string path, Exception e) =>
        new($"The file '{path}' cannot be used: {Sentence(e)} Choose another data folder with --data.", e);

    private static X509Certificate2 Load(string path)
    {
        var pem = File.ReadAllText(path);
        return X509Certificate2.CreateFromPem(pem, pem);
    }

    private static void Write(string path, Func<X509Certificate2> make, bool overwrite)
    {
        using var certificate = make();
        using var key = (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey();

        WriteWhole(path, $"{certificate.ExportCertificatePem()}\n{key!.ExportPkcs8PrivateKeyPem()}\n", ForTheOwner, overwrite);
    }

    private static void WriteWhole(string path, string text, UnixFileMode mode, bool overwrite)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(text);

        try
        {
            File.Move(temporary, path, overwrite);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary); // Another emulator was first; its certificate is as good.
        }
    }
}

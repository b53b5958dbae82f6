using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Storage;

/// <summary>The files an emulator keeps: its identities, its certificate and its keys.</summary>
internal sealed class DataFolder : IKeySource, IDisposable
{
    private const UnixFileMode ForTheOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForEveryone = ForTheOwner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly string _path;
    private readonly TimeProvider _time;
    private FileStream? _lock;

    /// <exception cref="EmulatorStartException">The folder cannot be made or written.</exception>
    public DataFolder(string path, TimeProvider time)
    {
        _path = Path.GetFullPath(path);
        _time = time;
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(_path);
            else
                Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorStartException(EmulatorStartFailure.FolderUnusable, $"The data folder '{_path}' cannot be used: {Sentence(e)}", e);
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
            throw new EmulatorStartException(EmulatorStartFailure.FolderInUse, $"Another emulator is using the data folder '{_path}'.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorStartException(EmulatorStartFailure.FolderUnusable, $"The data folder '{_path}' cannot be written: {Sentence(e)}", e);
        }
    }

    public bool HasTokenSigningCertificate => File.Exists(KeyFile("token-signing"));

    public X509Certificate2 LoadOrCreateTokenSigningCertificate() => LoadOrCreate("token-signing", SelfMadeCertificate.CreateForTokens);

    /// <summary>The certificate for https, with its key. A new one takes the place of one that is about to expire.</summary>
    public X509Certificate2 LoadOrCreateLocalhostCertificate()
    {
        using var certificate = LoadOrCreate("localhost", SelfMadeCertificate.CreateForLocalhost);
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

        return certificate.ForServers();
    }

    /// <summary>Puts another certificate, with its key, in the place of the one for https.</summary>
    public void ReplaceLocalhostCertificate(X509Certificate2 certificate)
    {
        try
        {
            Write(KeyFile("localhost"), certificate, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeUsed(KeyFile("localhost"), e);
        }

        LoadOrCreateLocalhostCertificate().Dispose();
    }

    /// <summary>Deletes the certificate for https and its key, so that the next start makes its own.</summary>
    public void DeleteLocalhostCertificate()
    {
        try
        {
            File.Delete(KeyFile("localhost"));
            File.Delete(LocalhostCertificate);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeUsed(LocalhostCertificate, e);
        }
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>Certificate and key share one file. Files appear whole or not at all: two emulators may start at once.</summary>
    private X509Certificate2 LoadOrCreate(string name, Func<DateTimeOffset, X509Certificate2> create)
    {
        var path = KeyFile(name);
        var now = _time.GetUtcNow();
        try
        {
            if (!File.Exists(path))
                Write(path, create(now), overwrite: false);

            var loaded = Load(path);
            if (loaded.NotAfter.ToUniversalTime() > now.UtcDateTime.AddDays(7))
                return loaded;

            loaded.Dispose();
            Write(path, create(now), overwrite: true);
            return Load(path);
        }
        catch (CryptographicException e)
        {
            throw new EmulatorStartException(EmulatorStartFailure.FileDamaged, $"The file '{path}' is damaged: {Sentence(e)}", e);
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
        new(EmulatorStartFailure.FileUnusable, $"The file '{path}' cannot be used: {Sentence(e)}", e);

    private static X509Certificate2 Load(string path)
    {
        var pem = File.ReadAllText(path);
        return X509Certificate2.CreateFromPem(pem, pem);
    }

    private static void Write(string path, X509Certificate2 made, bool overwrite)
    {
        using var certificate = made;
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

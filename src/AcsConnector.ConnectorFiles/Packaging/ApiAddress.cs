using System.Text.RegularExpressions;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>Where the API runs, in the parts that a definition names: its host (with the port, when it is not 443) and its base path.</summary>
public sealed partial record ApiAddress(string Host, string BasePath)
{
    /// <summary>Without a slash at the end: the operations' paths begin with one.</summary>
    public string Url => $"https://{Host}{BasePath.TrimEnd('/')}";

    /// <exception cref="PackagingException">It is no address that the platform can call.</exception>
    public static ApiAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            throw new PackagingException($"'{text}' is no URL: give the address of your server, as in https://acs.contoso.com.");
        if (url.Scheme != Uri.UriSchemeHttps)
            throw new PackagingException($"'{text}' is not https: give an https address, because a connection sends its key there.");
        if (url.UserInfo.Length > 0)
            throw new PackagingException("Leave the user name and the password out of the address: a connection signs in with its own key.");
        if (text.Contains('?', StringComparison.Ordinal) || text.Contains('#', StringComparison.Ordinal))
            throw new PackagingException("Leave everything from '?' or '#' out of the address: an action adds its own query.");
        if (url.IsLoopback || url.HostNameType == UriHostNameType.IPv6)
            throw new PackagingException($"The platform cannot call '{url.Host}': give a name that the internet knows.");
        var path = url.AbsolutePath.TrimEnd('/');
        if (!PlainPath().IsMatch(path))
            throw new PackagingException($"Only letters, digits and - . _ ~ may be in the path of the address: change '{path}'.");

        return new ApiAddress(url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}", path.Length == 0 ? "/" : path);
    }

    [GeneratedRegex(@"^(/[A-Za-z0-9._~-]+)*\z")]
    private static partial Regex PlainPath();
}

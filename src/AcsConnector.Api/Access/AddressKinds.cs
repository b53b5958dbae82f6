using System.Net;
using System.Net.Sockets;

namespace AcsConnector.Api.Access;

internal enum AddressKind
{
    /// <summary>A host of the internet.</summary>
    Public,

    /// <summary>A host of a private network, such as one that Private Link gives to a resource.</summary>
    Private,

    /// <summary>This machine, its neighbours, the platform's own services, or nobody.</summary>
    Forbidden,
}

/// <summary>What an address leads to: the special-purpose registries of IANA (RFC 6890), and the addresses of Azure's platform.</summary>
internal static class AddressKinds
{
    private static readonly IPNetwork[] Private = Networks(
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
        "100.64.0.0/10", // Shared by carriers (RFC 6598); virtual networks may use it.
        "fc00::/7");

    private static readonly IPNetwork[] Forbidden = Networks(
        "0.0.0.0/8", "127.0.0.0/8",
        "169.254.0.0/16", // Link-local, with the metadata services of the clouds at 169.254.169.254.
        "168.63.129.16/32", // Azure's own DNS and agent, of a public range.
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "3fff::/20",
        "2002::/16"); // Has an IPv4 address inside (6to4).

    /// <summary>All unicast addresses of the internet that were ever given out (RFC 4291); so the rest of IPv6 needs no row.</summary>
    private static readonly IPNetwork GlobalIPv6 = IPNetwork.Parse("2000::/3");

    public static AddressKind Classify(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (Private.Any(network => network.Contains(address)))
            return AddressKind.Private;

        var isUnicast = address.AddressFamily == AddressFamily.InterNetwork || GlobalIPv6.Contains(address);
        return isUnicast && !Forbidden.Any(network => network.Contains(address)) ? AddressKind.Public : AddressKind.Forbidden;
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}

using System.Net;
using System.Net.Sockets;

namespace DemoHost.ResumeOptimizer;

/// <summary>
/// Tells addresses of the public internet from all others, by the special-purpose registries of IANA (RFC 6890 and its updates). An IPv6 address
/// that carries an IPv4 address is judged by that one.
/// </summary>
internal static class AddressGuard
{
    private static readonly IPNetwork[] SpecialV4 = Parse(
        "0.0.0.0/8",        // this network, RFC 791
        "10.0.0.0/8",       // private, RFC 1918
        "100.64.0.0/10",    // shared by carriers (CGNAT), RFC 6598
        "127.0.0.0/8",      // loopback
        "169.254.0.0/16",   // link-local, with the metadata services of clouds, RFC 3927
        "172.16.0.0/12",    // private
        "192.0.0.0/24",     // protocol assignments, RFC 6890
        "192.0.2.0/24",     // documentation, RFC 5737
        "192.31.196.0/24",  // AS112, RFC 7535
        "192.52.193.0/24",  // AMT, RFC 7450
        "192.88.99.0/24",   // 6to4 relays, RFC 7526
        "192.168.0.0/16",   // private
        "192.175.48.0/24",  // AS112, RFC 7534
        "198.18.0.0/15",    // benchmarks, RFC 2544
        "198.51.100.0/24",  // documentation
        "203.0.113.0/24",   // documentation
        "224.0.0.0/4",      // multicast
        "240.0.0.0/4");     // reserved, and broadcast

    // Global unicast is 2000::/3; these parts of it are not for everybody.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialV6 = Parse(
        "2001::/23",        // protocol assignments, Teredo among them
        "2001:db8::/32",    // documentation, RFC 3849
        "2002::/16",        // 6to4: has an IPv4 address inside, RFC 3056
        "2620:4f:8000::/48", // AS112
        "3fff::/20");       // documentation, RFC 9637

    // NAT64 reaches the IPv4 address in its last 32 bits (RFC 6052).
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether everybody on the internet can reach this address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !SpecialV4.Any(network => network.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (Nat64.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return address.ScopeId == 0 && GlobalV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
    }

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}

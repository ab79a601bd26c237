using System.Security.Cryptography;

namespace Sse.AspNetCore;

internal static class ConnectionId
{
    /// <summary>24 characters that nobody can guess: applications use the id to address one reader.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(24, lowercase: true);
}

namespace DemoHost.BulkCheck;

/// <summary>A certificate of a profile.</summary>
internal sealed record ProfileCertification(string Name, string Issuer, int Year);

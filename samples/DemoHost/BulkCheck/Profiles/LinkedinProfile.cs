namespace DemoHost.BulkCheck;

/// <summary>A public profile, as it is found and as it is told.</summary>
internal sealed record LinkedinProfile
{
    public required string ProfileUrl { get; init; }

    public required string Name { get; init; }

    public required string CurrentCompany { get; init; }

    public required string CurrentTitle { get; init; }

    public required string Headline { get; init; }

    public required string Location { get; init; }

    public required string Summary { get; init; }

    public required int Connections { get; init; }

    public required IReadOnlyList<string> Skills { get; init; }

    public required IReadOnlyList<ProfileEducation> Education { get; init; }

    public required IReadOnlyList<ProfileCertification> Certifications { get; init; }

    public required bool OpenToWork { get; init; }

    /// <summary>As the site words it: <c>1 week ago</c>.</summary>
    public required string LastActive { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<ProfileJob> JobHistory { get; init; }

    public required IReadOnlyList<ProfileActivity> RecentActivity { get; init; }

    public required string ProfilePicture { get; init; }

    public required string Industry { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }
}

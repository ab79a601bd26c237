using DemoHost.BulkCheck;

namespace DemoHost.Tests.BulkCheck;

/// <summary>The profile of the original's example, for tests to vary.</summary>
internal static class Profiles
{
    public static LinkedinProfile Of(string name) => new()
    {
        ProfileUrl = "https://linkedin.com/in/johndoe",
        Name = name,
        CurrentCompany = "Google",
        CurrentTitle = "Senior Software Engineer",
        Headline = "Software Engineer at Google",
        Location = "San Francisco Bay Area",
        Summary = "...",
        Connections = 500,
        Skills = ["JavaScript", "Python", "React"],
        Education = [],
        Certifications = [],
        OpenToWork = true,
        LastActive = "1 week ago",
        JobHistory = [],
        RecentActivity = [],
        ProfilePicture = "...",
        Industry = "Technology",
        Languages = ["English", "Spanish"],
    };
}

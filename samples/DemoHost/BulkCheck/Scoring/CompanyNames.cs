namespace DemoHost.BulkCheck;

/// <summary>Compares employers by name; legal forms and punctuation do not count.</summary>
internal static class CompanyNames
{
    public const string Same = "Same";
    public const string Former = "Former";
    public const string Different = "Different";

    private static readonly HashSet<string> LegalForms = new(["inc", "ltd", "llc", "gmbh", "ag", "sa", "corp", "co", "plc", "bv", "sas", "spa"], StringComparer.Ordinal);

    public static string Compare(string given, LinkedinProfile profile)
    {
        var name = Normalize(given);
        if (name == Normalize(profile.CurrentCompany))
            return Same;
        return profile.JobHistory.Any(job => Normalize(job.Company) == name) ? Former : Different;
    }

    private static string Normalize(string name)
    {
        var words = new string([.. name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where((word, i) => i == 0 || !LegalForms.Contains(word)));
    }
}

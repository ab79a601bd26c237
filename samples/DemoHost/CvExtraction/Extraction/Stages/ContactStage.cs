namespace DemoHost.CvExtraction;

/// <summary>Finds name, e-mail, phone, location and links.</summary>
internal sealed class ContactStage : ICvStage
{
    public string Name => "contact_details";

    public string Title => "Reading contact details";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        var found = new ContactFinder(draft.Document, draft.Sections).Find();
        draft.Profile = draft.Profile with
        {
            Name = found.Name?.Text,
            Email = found.Email?.Text,
            Phone = found.Phone?.Text,
            Location = found.Location?.Text,
            Links = found.Links,
            Confidence = draft.Profile.Confidence with
            {
                Name = found.Name?.Confidence ?? 0,
                Email = found.Email?.Confidence ?? 0,
                Phone = found.Phone?.Confidence ?? 0,
                Location = found.Location?.Confidence ?? 0,
                Links = found.Links.Count > 0 ? 0.95 : 0,
            },
        };
        return ValueTask.FromResult(Describe(found));
    }

    private CvStageOutcome Describe(ContactDetails found)
    {
        (string Field, double? Confidence)[] fields = [("name", found.Name?.Confidence), ("e-mail", found.Email?.Confidence), ("phone", found.Phone?.Confidence), ("location", found.Location?.Confidence)];
        string[] present = [.. fields.Where(field => field.Confidence is not null).Select(field => field.Field)];
        string[] missing = [.. fields.Where(field => field.Confidence is null).Select(field => field.Field)];
        double confidence = Math.Round(fields.Average(field => field.Confidence ?? 0), 2);
        string message = present.Length == 0 ? "No contact details" : $"Found {string.Join(", ", present)}";
        return new CvStageOutcome(Name, found.Count, confidence, message) { Warning = missing.Length == 0 ? null : $"Not found: {string.Join(", ", missing)}." };
    }
}

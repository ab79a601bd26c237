namespace DemoHost.CvExtraction;

/// <summary>Puts the checked answer over the rules' result: the model's statements where it has some, the rules' where it has none.</summary>
internal static class ChatProfileMerger
{
    /// <summary>Confidence of what only the model found; the document bears it out, but nothing says it is the right thing.</summary>
    private const double ModelAlone = 0.8;

    public static CvProfile Merge(CvProfile rules, CvProfile model) => rules with
    {
        Name = model.Name ?? rules.Name,
        Email = model.Email ?? rules.Email,
        Phone = model.Phone ?? rules.Phone,
        Location = model.Location ?? rules.Location,
        Summary = model.Summary ?? rules.Summary,
        Experience = Longer(model.Experience, rules.Experience),
        Education = Longer(model.Education, rules.Education),
        Skills = Longer(model.Skills, rules.Skills),
        Languages = Longer(model.Languages, rules.Languages),
        Links = [.. rules.Links.Concat(model.Links.Select(LinkFinder.Normalize)).DistinctBy(LinkFinder.Key)],
        Confidence = MergeConfidence(rules, model),
    };

    /// <summary>The model's list, unless it is empty: a model that found nothing has overlooked it.</summary>
    private static IReadOnlyList<T> Longer<T>(IReadOnlyList<T> model, IReadOnlyList<T> rules) => model.Count > 0 ? model : rules;

    private static CvConfidence MergeConfidence(CvProfile rules, CvProfile model) => rules.Confidence with
    {
        Name = Agree(rules.Name, model.Name, rules.Confidence.Name),
        Email = Agree(rules.Email, model.Email, rules.Confidence.Email),
        Phone = Agree(rules.Phone, model.Phone, rules.Confidence.Phone),
        Location = Agree(rules.Location, model.Location, rules.Confidence.Location),
        Summary = Agree(rules.Summary, model.Summary, rules.Confidence.Summary),
        Experience = Agree(Companies(rules), Companies(model), rules.Confidence.Experience),
        Education = Agree(Schools(rules), Schools(model), rules.Confidence.Education),
        Skills = model.Skills.Count > 0 ? Math.Max(ModelAlone, rules.Confidence.Skills) : rules.Confidence.Skills,
        Languages = model.Languages.Count > 0 ? Math.Max(ModelAlone, rules.Confidence.Languages) : rules.Confidence.Languages,
    };

    private static string? Companies(CvProfile profile) => profile.Experience.Count == 0 ? null : string.Join('|', profile.Experience.Select(entry => entry.Company));

    private static string? Schools(CvProfile profile) => profile.Education.Count == 0 ? null : string.Join('|', profile.Education.Select(entry => entry.Institution));

    /// <summary>Two ways to the same value make it surer than each alone; two different values make it less sure.</summary>
    private static double Agree(string? rules, string? model, double confidence)
    {
        if (model is null) return confidence;
        if (rules is null) return ModelAlone;
        return Folding.Key(rules) == Folding.Key(model) ? Math.Max(confidence, 0.95) : Math.Min(confidence, ModelAlone);
    }
}

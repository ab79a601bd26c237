using System.Text.Json;

namespace DemoHost.BulkCheck;

/// <summary>A candidate as a row of a spreadsheet. The columns of the upload come first, so that an export can be checked again.</summary>
internal sealed record ExportRow(IReadOnlyList<string> Values)
{
    public static IReadOnlyList<string> Header { get; } =
    [
        "row", "name", "email", "company", "title", "location", "result", "candidateId", "score", "priority", "hireability", "potentialToJoin",
        "openToWork", "currentCompany", "currentTitle", "profileUrl", "error", "errorType",
    ];

    public static ExportRow From(JsonElement candidate)
    {
        var info = Part(candidate, "candidateInfo");
        string[] start = [Text(candidate, "index"), Text(info, "name"), Text(info, "email"), Text(info, "providedCompany"), Text(info, "providedTitle"), Text(info, "location")];
        return new ExportRow([.. start, .. Rest(candidate)]);
    }

    private static string[] Rest(JsonElement candidate)
    {
        if (Part(candidate, "existingCandidate") is { ValueKind: JsonValueKind.Object } known)
            return
            [
                "existing", Text(known, "id"), Text(known, "score"), Text(known, "priority"), Text(known, "hireabilityScore"), Text(known, "potentialToJoin"),
                Text(known, "openToWork"), Text(known, "company"), Text(known, "title"), Text(known, "linkedinUrl"), "", "",
            ];
        if (Part(candidate, "linkedinProfile") is not { ValueKind: JsonValueKind.Object } profile)
            return ["failed", "", "", "", "", "", "", "", "", "", Text(candidate, "error"), Text(candidate, "errorType")];
        var (scoring, hireability) = (Part(candidate, "scoring"), Part(candidate, "hireability"));
        return
        [
            "new", Text(candidate, "candidateId"), Text(scoring, "overallScore"), Text(scoring, "priority"), Text(hireability, "score"), Text(hireability, "potentialToJoin"),
            Text(profile, "openToWork"), Text(profile, "currentCompany"), Text(profile, "currentTitle"), Text(profile, "profileUrl"), "", "",
        ];
    }

    private static JsonElement Part(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    private static string Text(JsonElement element, string name) => Part(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        var other => other.GetRawText(),
    };
}

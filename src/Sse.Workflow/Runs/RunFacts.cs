namespace Sse.Workflow;

/// <summary>What was said about a workflow at its start, redacted and clipped; tags may be added later. Owned by the writer's lock.</summary>
internal sealed class RunFacts
{
    /// <summary>More tags than this are left out: they are carried in every workflow event.</summary>
    public const int MaxTags = 64;

    public required string Name { get; init; }

    public Dictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    public IReadOnlyList<ExpectedPhase> Phases { get; init; } = [];

    public int? ExpectedSteps { get; init; }

    public string? ParentId { get; init; }

    public Dictionary<string, string> Links { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Tags have changed since they were last written.</summary>
    public bool TagsChanged { get; private set; }

    public bool SetTag(string key, string value)
    {
        if (Tags.Count >= MaxTags && !Tags.ContainsKey(key))
            return false;
        Tags[key] = value;
        return TagsChanged = true;
    }

    public void WriteTags(ref EventWriter writer)
    {
        TagsChanged = false;
        WriteTexts(ref writer, "tags"u8, Tags);
    }

    /// <summary>The fields that <c>workflow.started</c> and <c>workflow.finished</c> share.</summary>
    public void Write(ref EventWriter writer)
    {
        writer.Text("name"u8, Name);
        WriteTags(ref writer);
        WriteExpected(ref writer);
        writer.Text("parentId"u8, ParentId);
        WriteTexts(ref writer, "links"u8, Links);
    }

    private static void WriteTexts(ref EventWriter writer, ReadOnlySpan<byte> name, Dictionary<string, string> texts)
    {
        if (texts.Count == 0)
            return;
        writer.StartObject(name);
        foreach (var (key, value) in texts)
            writer.Text(key, value);
        writer.EndObject();
    }

    private void WriteExpected(ref EventWriter writer)
    {
        if (Phases.Count == 0 && ExpectedSteps is null)
            return;
        writer.StartObject("expected"u8);
        writer.Number("steps"u8, ExpectedSteps);
        if (Phases.Count > 0)
        {
            writer.StartArray("phases"u8);
            foreach (var phase in Phases)
                WritePhase(ref writer, phase);
            writer.EndArray();
        }
        writer.EndObject();
    }

    private static void WritePhase(ref EventWriter writer, ExpectedPhase phase)
    {
        writer.StartItem();
        writer.Text("name"u8, phase.Phase.Name);
        writer.Number("weight"u8, phase.Weight);
        writer.Number("expectedSteps"u8, phase.ExpectedSteps);
        writer.EndObject();
    }
}

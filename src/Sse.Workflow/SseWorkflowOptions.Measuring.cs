namespace Sse.Workflow;

public sealed partial class SseWorkflowOptions
{
    /// <summary>What must not reach any stream. Default: values under the names of secrets.</summary>
    public RedactionOptions Redaction { get; } = new();

    /// <summary>
    /// Where tags may go, by key; those not named here are <see cref="TagClass.Attribute"/>. Default: none.
    /// </summary>
    public IDictionary<string, TagClass> Tags { get; } = new Dictionary<string, TagClass>(StringComparer.Ordinal);

    internal Redactor CreateRedactor() => new(Redaction, TagClasses);

    private IReadOnlyDictionary<string, TagClass> TagClasses => new Dictionary<string, TagClass>(Tags, StringComparer.Ordinal);

    private void ValidateMeasuring() => Redaction.Validate();
}

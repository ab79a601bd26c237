namespace Sse.Workflow;

/// <summary>
/// The name of a phase. Four are given; any other text is one too:
/// <c>log.StartPhase("REVIEW")</c>.
/// </summary>
public readonly struct WorkflowPhase : IEquatable<WorkflowPhase>
{
    private readonly string? _name;

    /// <summary>Names a phase of your own.</summary>
    /// <param name="name">Shown to users as it is; upper case by convention.</param>
    public WorkflowPhase(string name) => _name = name;

    /// <summary>Checks before the work: formats, sizes, permissions. On the wire <c>VALIDATION</c>.</summary>
    public static WorkflowPhase Validation => new("VALIDATION");

    /// <summary>The work itself. On the wire <c>PROCESSING</c>.</summary>
    public static WorkflowPhase Processing => new("PROCESSING");

    /// <summary>Making what the user asked for out of the results. On the wire <c>GENERATION</c>.</summary>
    public static WorkflowPhase Generation => new("GENERATION");

    /// <summary>Cleaning up and summing up. On the wire <c>FINALIZATION</c>.</summary>
    public static WorkflowPhase Finalization => new("FINALIZATION");

    /// <summary>The name on the wire; <c>PHASE</c> for <c>default</c>.</summary>
    public string Name => string.IsNullOrEmpty(_name) ? "PHASE" : _name;

    /// <summary>Any text is a phase.</summary>
    public static implicit operator WorkflowPhase(string name) => new(name);

    /// <summary>Any text is a phase.</summary>
    public static WorkflowPhase FromString(string name) => new(name);

    /// <summary>Compares names, ordinal.</summary>
    public static bool operator ==(WorkflowPhase left, WorkflowPhase right) => left.Equals(right);

    /// <summary>Compares names, ordinal.</summary>
    public static bool operator !=(WorkflowPhase left, WorkflowPhase right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(WorkflowPhase other) => string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WorkflowPhase other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

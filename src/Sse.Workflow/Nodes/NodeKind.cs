namespace Sse.Workflow;

/// <summary>What a node of the tree is.</summary>
internal enum NodeKind : byte
{
    Workflow,
    Phase,
    Step,
    Bulk,
}

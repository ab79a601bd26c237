using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Sse.Client;
using Sse.Primitives;
using Sse.Testing;
using Sse.Workflow;

namespace Sse.Repository.Tests.Snippets;

/// <summary>
/// The names that pages use without declaring them: what stands around a snippet in a reader's program. Compiled against, never run.
/// </summary>
[SuppressMessage("Naming", "IDE1006", Justification = "They are the local variables of the pages.")]
[SuppressMessage("Style", "CA1724", Justification = "Only snippets see it.")]
public static class Surroundings
{
    public static WebApplicationBuilder builder => null!;

    public static WebApplication app => null!;

    public static IWorkflows workflows => null!;

    public static EnhancedSseLogger log => null!;

    public static WorkflowStep step => null!;

    public static CancellationToken ct => default;

    public static EventStreamRegistry streams => null!;

    public static EventStream stream => null!;

    public static SseClient client => null!;

    public static HttpClient http => null!;

    public static IWorkflowReports reports => null!;

    public static IReadOnlyList<Candidate> candidates => null!;

    public static BulkResult<Candidate> result => null!;

    public static Stream file => null!;

    public static TextWriter writer => null!;

    public static DateTimeOffset yesterday => default;

    /// <summary>Some work that takes a while.</summary>
    public static Task WorkAsync(params object?[] with) => throw new NotSupportedException();

    /// <summary>Some work on one item.</summary>
    public static Task CheckAsync(Candidate candidate, BulkItem item, CancellationToken ct) => throw new NotSupportedException();

    public static Task<bool> IsKnownAsync(Candidate candidate, CancellationToken ct) => throw new NotSupportedException();

    public static Task<string> LookUpAsync(Candidate candidate, CancellationToken ct) => throw new NotSupportedException();

    public static Task SendAsync(ReadOnlyMemory<byte> frames, CancellationToken ct) => throw new NotSupportedException();

    public static Task<string> FreshTokenAsync(CancellationToken ct) => throw new NotSupportedException();

    public static void SendToPager(string text) => throw new NotSupportedException();

    /// <summary>Somebody who applied.</summary>
    public sealed record Candidate(string Name, string Email);

    /// <summary>A reader's own store, ready for the contract suite.</summary>
    public sealed class MyFixture : IEventStoreFixture
    {
        public ValueTask<IEventStore> OpenAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => throw new NotSupportedException();
    }
}

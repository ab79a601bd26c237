using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sse.Primitives;
using Sse.Workflow;

namespace RazorSample.Pages;

/// <summary>Renders the state of a workflow, and the position it stands for.</summary>
public sealed class IndexModel(IWorkflows workflows) : PageModel
{
    public WorkflowSnapshot? State { get; private set; }

    public StreamPosition Position { get; private set; }

    public void OnGet(string? id)
    {
        if (id is null || workflows.Find(id) is not { } run)
            return;
        var cursor = run.Stream.OpenCursor();
        State = new WorkflowSnapshot();
        State.ApplyFrom(cursor);
        Position = cursor.Position;
    }

    public IActionResult OnPost()
    {
        var run = workflows.Launch("countdown", CountAsync, new() { ExpectedSteps = 1 });
        return RedirectToPage(new { id = run.Id });
    }

    private static Task CountAsync(IServiceProvider services, EnhancedSseLogger log, CancellationToken ct) =>
        log.ForEachAsync(Enumerable.Range(1, 50), (n, item, token) => Task.Delay(TimeSpan.FromSeconds(0.2), TimeProvider.System, token), new() { MaxConcurrency = 2 });
}

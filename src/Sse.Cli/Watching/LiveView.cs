using Sse.Client;
using Spectre.Console;

namespace Sse.Cli.Watching;

/// <summary>
/// The run as a tree that changes in place. A task of its own draws it, often enough for the eye, however many events come; what must
/// not vanish is written above it. In the end the tree stays on the screen.
/// </summary>
internal sealed class LiveView : IRunView
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly RunState _state;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _drawing;
    private bool _isOver;

    public LiveView(IAnsiConsole console, RunState state, TimeProvider clock)
    {
        _console = console;
        _state = state;
        _drawing = DrawAsync(clock);
    }

    // Everything else is drawn from the state, which has it already.
    public void Show(in WorkflowUpdate update)
    {
        if (update.Gap is { } gap)
            _console.Write(new Lines([new StyledLine().Add($"gap: {RunState.Describe(gap)}", Looks.Careful)]));
    }

    public void Show(SseStateChange change)
    {
    }

    public async ValueTask EndAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        _console.Write(new Lines([.. FailureReport.Of(_state)]));
    }

    /// <summary>Leaves the last picture on the screen, also of a run that was not watched to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOver)
            return;
        _isOver = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _drawing.ConfigureAwait(false);
        _stop.Dispose();
        if (_state.Snapshot.Rev > 0)
            _console.Write(new RunFrame(_state, isFinal: true));
    }

    // Ends when the view is told to stop; the cursor is back and the place clean by then.
    private Task DrawAsync(TimeProvider clock) =>
        _console.Live(new RunFrame(_state, isFinal: false)).AutoClear(true).StartAsync(async live =>
        {
            using var timer = new PeriodicTimer(Frame, clock);
            try
            {
                do
                    live.Refresh();
                while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
            }
            catch (OperationCanceledException)
            {
                // Stopped.
            }
        });
}

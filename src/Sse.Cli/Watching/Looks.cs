using Sse.Workflow;
using Spectre.Console;

namespace Sse.Cli.Watching;

/// <summary>The signs and colours of a run. Each state has a sign of its own: nothing is told by colour alone.</summary>
internal sealed class Looks(bool unicode)
{
    public static readonly Style Plain = Style.Plain;
    public static readonly Style Dim = new(decoration: Decoration.Dim);
    public static readonly Style Bold = new(decoration: Decoration.Bold);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Bad = new(Color.Red);
    public static readonly Style Careful = new(Color.Yellow);
    public static readonly Style Busy = new(Color.Aqua);

    private const string Spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private const string PlainSpinner = "|/-\\";

    public string Branch => unicode ? "├─ " : "|- ";

    public string LastBranch => unicode ? "└─ " : "`- ";

    public string Trunk => unicode ? "│  " : "|  ";

    public static Style StyleOf(WorkflowStatus status) => status switch
    {
        WorkflowStatus.Running => Busy,
        WorkflowStatus.Succeeded => Good,
        WorkflowStatus.Failed or WorkflowStatus.TimedOut or WorkflowStatus.Abandoned => Bad,
        WorkflowStatus.Skipped => Dim,
        _ => Careful,
    };

    /// <summary>A state in words, as they stand before or after what they are about.</summary>
    public static string WordOf(WorkflowStatus status) => status switch
    {
        WorkflowStatus.TimedOut => "timed out",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>The sign of a state.</summary>
    /// <param name="status">The state.</param>
    /// <param name="tick">Counts the pictures, for what turns while it runs.</param>
    public string SignOf(WorkflowStatus status, long tick) => status switch
    {
        WorkflowStatus.Running or WorkflowStatus.Canceling => unicode ? Turn(Spinner, tick) : Turn(PlainSpinner, tick),
        WorkflowStatus.Succeeded => unicode ? "✓" : "+",
        WorkflowStatus.Warned => "!",
        WorkflowStatus.Skipped => "-",
        WorkflowStatus.Canceled => unicode ? "⊘" : "o",
        _ => unicode ? "✗" : "x",
    };

    /// <summary>A bar that is read without colours.</summary>
    public StyledLine AddBar(StyledLine line, double percentage, int width)
    {
        int full = (int)Math.Floor(Math.Clamp(percentage, 0, 100) / 100 * width);
        return line.Add(new string(unicode ? '█' : '#', full), Busy).Add(new string(unicode ? '░' : '.', width - full), Dim);
    }

    private static string Turn(string signs, long tick) => signs[(int)(tick % signs.Length)].ToString();
}

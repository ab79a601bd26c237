using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Sse.Cli.Tests;

/// <summary>A terminal of a fixed size that remembers everything written to it.</summary>
internal sealed partial class Screen : IAnsiConsoleOutput
{
    private readonly StringBuilder _written = new();

    public Screen(int width = 100, int height = 30, bool isUnicode = true, ColorSystemSupport colors = ColorSystemSupport.NoColors)
    {
        Writer = TextWriter.Synchronized(new StringWriter(_written));
        (Width, Height) = (width, height);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, ColorSystem = colors, Interactive = InteractionSupport.No, Out = this, Enrichment = { UseDefaultEnrichers = false },
        });
        Console.Profile.Capabilities.Unicode = isUnicode;
    }

    public IAnsiConsole Console { get; }

    public TextWriter Writer { get; }

    public bool IsTerminal => true;

    public int Width { get; }

    public int Height { get; }

    /// <summary>Everything written so far, with the line ends of one system on all of them.</summary>
    public string Text
    {
        get
        {
            // A synchronized writer locks itself.
            lock (Writer)
                return _written.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        }
    }

    /// <summary>The same without the sequences that set styles.</summary>
    public string Unstyled => Styles().Replace(Text, "");

    public void SetEncoding(Encoding encoding)
    {
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Styles();
}

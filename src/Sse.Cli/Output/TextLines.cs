using System.Text;

namespace Sse.Cli.Output;

/// <summary>Writes events for people: the type, the id in brackets, the data; further lines of data below, indented.</summary>
internal sealed class TextLines(Stream output)
{
    /// <exception cref="OutputClosedException">Nobody reads the output any more.</exception>
    public void WriteEvent(string type, string data, string lastEventId)
    {
        string id = lastEventId.Length == 0 ? "" : $" [{Printable(lastEventId)}]";
        string text = string.Join("\n    ", data.Split('\n').Select(Printable));
        try
        {
            output.Write(Encoding.UTF8.GetBytes($"{Printable(type)}{id} {text}\n"));
            output.Flush();
        }
        catch (IOException e)
        {
            throw new OutputClosedException(e);
        }
    }

    // A stream must not be able to drive the terminal: escape sequences start with a control character.
    private static string Printable(string text) =>
        text.Any(IsDangerous) ? string.Concat(text.Select(c => IsDangerous(c) ? '\uFFFD' : c)) : text;

    private static bool IsDangerous(char c) => char.IsControl(c) && c != '\t';
}
